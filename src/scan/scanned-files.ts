import { pathFits } from '../contract/files/glob.ts'
import {
  compileGlob,
  isGlobFault,
  nameFits,
  type Pattern,
  type Segment,
  Steps,
} from '../contract/files/glob-pattern.ts'
import { decodeUtf8, folderOf, shownPath } from '../contract/files/include.ts'
import { type FilePort, isReadFault } from '../contract/files/port.ts'

/** Where others' code lies, whether git knows of it or not; our own reports name models by their very nature. */
const LEFT_OUT = /^(?:\.git|node_modules|\.venv|__pycache__|modelgate-report.*|modelgate-rejudge.*)$/
/** Prose, data, pictures, and what tools write: none of them decides which model is called. */
const UNREAD =
  /\.(?:md|mdx|rst|adoc|txt|csv|tsv|jsonl|ndjson|svg|map|lock|log|png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|zip|gz|br|wasm|parquet|sqlite|db)$|\.min\.js$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|composer\.lock)$/i
const MOST_NAMES = 100_000
const MAX_IGNORE_BYTES = 256 * 1024

/** Every file below `cwd` that git does not leave out, in the order of their paths, absolute. */
export function* repositoryPaths(port: FilePort, cwd: string): Iterable<string> {
  const root = repositoryOf(port, cwd)
  const names = shownPath(root, cwd) === cwd ? [] : shownPath(root, cwd).split('/')
  const above = names.map((_, depth) => rulesOf(port, [root, ...names.slice(0, depth)].join('/'), depth))
  yield* enter(
    port,
    cwd,
    names,
    above.flatMap((rules) => rules ?? []),
  )
}

function* enter(
  port: FilePort,
  folder: string,
  names: readonly string[],
  above: readonly IgnoreRules[],
): Iterable<string> {
  const entries = port.list(folder, MOST_NAMES)
  const own = entries.some(({ name }) => name === '.gitignore') ? rulesOf(port, folder, names.length) : null
  const rules = own ? [...above, own] : above
  for (const { name, kind } of entries) {
    if (kind !== 'file' && kind !== 'directory') continue
    if (LEFT_OUT.test(name)) continue
    const path = [...names, name]
    if (isIgnored(rules, path, kind === 'directory')) continue
    if (kind === 'directory') yield* enter(port, `${folder}/${name}`, path, rules)
    else yield `${folder}/${name}`
  }
}

function rulesOf(port: FilePort, folder: string, depth: number): IgnoreRules | null {
  const bytes = port.read(`${folder}/.gitignore`, MAX_IGNORE_BYTES)
  const text = isReadFault(bytes) ? null : decodeUtf8(bytes)
  return text === null ? null : readIgnoreRules(text, depth)
}

function repositoryOf(port: FilePort, cwd: string): string {
  for (let here = cwd; here !== '/'; here = folderOf(here)) if (port.inspect(`${here}/.git`)) return here
  return cwd
}

/** Whether what a file holds can decide which model is called. */
export const isSource = (path: string): boolean => !UNREAD.test(path)

/** One line of a `.gitignore` (git-scm.com/docs/gitignore, "PATTERN FORMAT", read 2026-11). */
interface Rule {
  readonly isNegated: boolean
  readonly foldersOnly: boolean
  readonly fits: (names: readonly string[]) => boolean
}

/** The rules of one folder; they speak of what lies below it. */
interface IgnoreRules {
  /** How many folders lie between the repository and this one. */
  readonly depth: number
  readonly rules: readonly Rule[]
}

/** Comparisons that one line may cause: no pattern that anybody writes comes near. */
const MOST_STEPS = 10_000

export function readIgnoreRules(text: string, depth: number): IgnoreRules {
  return { depth, rules: text.split(/\r?\n/).flatMap((line) => ruleOf(line) ?? []) }
}

/** Whether git leaves a path out; the last line that fits decides, and what lies in a folder that is out was never asked. */
export function isIgnored(layers: readonly IgnoreRules[], names: readonly string[], isFolder: boolean): boolean {
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { depth, rules } = layers[layer] as IgnoreRules
    const below = names.slice(depth)
    for (let at = rules.length - 1; at >= 0; at--) {
      const { isNegated, foldersOnly, fits } = rules[at] as Rule
      if ((isFolder || !foldersOnly) && fits(below)) return !isNegated
    }
  }
  return false
}

function ruleOf(line: string): Rule | null {
  const trimmed = line.replace(/(?<!\\)\s+$/, '')
  if (trimmed === '' || trimmed.startsWith('#')) return null
  const isNegated = trimmed.startsWith('!')
  const written = (isNegated ? trimmed.slice(1) : trimmed).replace(/^\\(?=[#!])/, '')
  const foldersOnly = written.endsWith('/')
  const pattern = written.replace(/\/$/, '')
  const fits = pattern.includes('/') ? fitsPath(pattern.replace(/^\//, '')) : fitsName(pattern)
  return fits && { isNegated, foldersOnly, fits }
}

/** Without a slash a pattern speaks of names in every folder; these are by far the most, and most of them are plain. */
function fitsName(pattern: string): Rule['fits'] | null {
  if (!/[*?[\\]/.test(pattern)) return (names) => names.at(-1) === pattern
  const [, end] = /^\*([^*?[\\]+)$/.exec(pattern) ?? []
  if (end !== undefined) return (names) => (names.at(-1) as string).endsWith(end)
  const segment = segmentsOf(pattern)?.first
  return segment ? (names) => nameFits(segment, names.at(-1) as string, new Steps(MOST_STEPS)) : null
}

function fitsPath(pattern: string): Rule['fits'] | null {
  const compiled = segmentsOf(pattern)
  return compiled && ((names) => pathFits(compiled, names, new Steps(MOST_STEPS)))
}

/** git's `*` takes names that begin with a dot; braces mean themselves. */
function segmentsOf(pattern: string): Pattern | null {
  const compiled = pattern.includes('{') ? null : compileGlob(pattern)
  return compiled === null || isGlobFault(compiled) ? null : withDots(compiled[0] as Pattern)
}

const withDots = ({ first, rest }: Pattern): Pattern => ({
  first: dotted(first),
  rest: rest && withDots(rest),
})

const dotted = (segment: Segment): Segment => (segment.kind === 'wild' ? { ...segment, takesDot: true } : segment)
