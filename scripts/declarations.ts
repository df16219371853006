/** The types that the package ships: declarations of its public entries, and of every file that these name. */
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

/**
 * @param root the repository
 * @param entries files of `src/`, such as `index.ts`
 * @returns path below the folder of types (`index.d.ts`) → text
 */
export function declarations(root: string, entries: readonly string[]): ReadonlyMap<string, string> {
  const all = emitted(root, entries)
  const files = new Map<string, string>()
  const take = (path: string): void => {
    const text = all.get(path)
    if (text === undefined) throw new Error(`no declaration was made of ${path}`)
    if (files.has(path)) return
    files.set(path, text)
    for (const named of importsOf(text)) take(join(dirname(path), named).replace(/\.js$/, '.d.ts'))
  }
  for (const entry of entries) take(entry.replace(/\.ts$/, '.d.ts'))
  return files
}

function emitted(root: string, entries: readonly string[]): ReadonlyMap<string, string> {
  const source = join(root, 'src')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(
    entries.map((entry) => join(source, entry)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, removeComments: false, noCheck: true },
  )
  const files = new Map<string, string>()
  const { emitSkipped } = program.emit(undefined, (path, text, _mark, _onError, from) => {
    const name = relative(source, from?.[0]?.fileName ?? path).replace(/\.ts$/, '.d.ts')
    // Imports of sources end in `.ts`; a reader of the package has the declarations alone.
    files.set(name, text.replace(/(from |import\(|import )(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'))
  })
  if (emitSkipped) throw new Error('the declarations were not emitted')
  return files
}

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:from |import\(|import )['"](\.{1,2}\/[^'"]+)['"]/g)].map((found) => found[1] as string)
