/**
 * Measures the shape of `src/`: sizes, circles of imports (types count), files that one other file imports, and in how
 * many files a concept is named. `node scripts/structure.ts [FOLDER]` prints a line a figure; FOLDER is a checkout.
 * Generated files and declarations are left out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const [folder = join(import.meta.dirname, '..')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
const root = resolve(folder)
const source = join(root, 'src')

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

function read(): readonly SourceFile[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(source, path), 'utf8')
      return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) }
    })
}

const lineCount = (text: string): number => text.split('\n').length - 1

/** The k-th smallest value, k = ceil(q·n). */
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1] ?? 0

function everyNode(tree: ts.Node, visit: (node: ts.Node) => void): void {
  visit(tree)
  ts.forEachChild(tree, (child) => everyNode(child, visit))
}

/** Lines of each function, method and arrow that has a body of statements. */
function functionLengths(files: readonly SourceFile[]): readonly number[] {
  const lengths: number[] = []
  for (const { tree } of files) {
    everyNode(tree, (node) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return
      const line = (place: number): number => tree.getLineAndCharacterOfPosition(place).line
      lengths.push(line(node.getEnd()) - line(node.getStart(tree)) + 1)
    })
  }
  return lengths
}

/** What each file imports, exports from, or loads lazily inside `src/`. */
function importsOf(files: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Set(files.map(({ path }) => path))
  const imports = new Map<string, Set<string>>()
  for (const { path, tree } of files) {
    const targets = new Set<string>()
    everyNode(tree, (node) => {
      const named =
        ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
          ? node.moduleSpecifier
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
              ? node.argument.literal
              : undefined
      if (named === undefined || !ts.isStringLiteral(named) || !named.text.startsWith('.')) return
      const target = relative(source, resolve(source, dirname(path), named.text))
      if (known.has(target)) targets.add(target)
    })
    imports.set(path, targets)
  }
  return imports
}

/** Groups of files that all reach each other by imports (Tarjan 1972). */
function circles(imports: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    low.set(path, order.get(path) ?? 0)
    stack.push(path)
    for (const target of imports.get(path) ?? []) {
      if (!order.has(target)) visit(target)
      if (stack.includes(target)) low.set(path, Math.min(low.get(path) ?? 0, low.get(target) ?? 0))
    }
    if (low.get(path) !== order.get(path)) return
    const group = stack.splice(stack.indexOf(path))
    if (group.length > 1) found.push(group)
  }
  for (const path of imports.keys()) if (!order.has(path)) visit(path)
  return found
}

function importersOfOne(imports: ReadonlyMap<string, ReadonlySet<string>>): number {
  const counts = new Map<string, number>()
  for (const targets of imports.values()) {
    for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1)
  }
  return [...counts.values()].filter((count) => count === 1).length
}

/** Files in which a concept stands as a literal, or as a member's name. */
function filesNaming(files: readonly SourceFile[], concept: string): readonly string[] {
  const member = concept.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const option = new RegExp(`(^|\\s)--${concept}\\b`)
  const names = ({ tree }: SourceFile): boolean => {
    let named = false
    everyNode(tree, (node) => {
      if (ts.isStringLiteralLike(node) && (node.text === concept || option.test(node.text))) named = true
      if (ts.isIdentifier(node) && (node.text === concept || node.text === member) && isMemberName(node)) named = true
    })
    return named
  }
  return files.filter(names).map(({ path }) => path)
}

const isMemberName = ({ parent }: ts.Identifier): boolean =>
  ts.isPropertyAssignment(parent) ||
  ts.isShorthandPropertyAssignment(parent) ||
  ts.isPropertySignature(parent) ||
  ts.isBindingElement(parent) ||
  ts.isPropertyAccessExpression(parent)

const files = read()
const sizes = files.map(({ text }) => lineCount(text))
const imports = importsOf(files)
const groups = circles(imports)
const figures: readonly (readonly [string, string])[] = [
  ['lines', String(sizes.reduce((sum, lines) => sum + lines, 0))],
  ['files', String(files.length)],
  ['lines a file, median', String(quantile(sizes, 0.5))],
  ['lines a file, 95th percentile', String(quantile(sizes, 0.95))],
  ['functions over 50 lines', String(functionLengths(files).filter((lines) => lines > 50).length)],
  ['circles of imports', `${groups.length}${groups.map((group) => `; ${group.length} files`).join('')}`],
  ['files that one file imports', String(importersOfOne(imports))],
  ...['schema-violation', 'agreement', 'max-cost'].map((concept) => {
    const naming = filesNaming(files, concept)
    return [`files that name ${concept}`, String(naming.length)] as const
  }),
]
for (const [name, value] of figures) process.stdout.write(`${name.padEnd(34)} ${value}\n`)
if (process.argv.includes('--list')) {
  for (const group of groups) process.stdout.write(`circle: ${group.join(' ')}\n`)
  for (const concept of ['schema-violation', 'agreement', 'max-cost']) {
    process.stdout.write(`${concept}: ${filesNaming(files, concept).join(' ')}\n`)
  }
}
