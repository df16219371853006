import { decodeUtf8, folderOf, shownPath } from '../contract/files/include.ts'
import { type FilePort, isReadFault } from '../contract/files/port.ts'
import { type IgnoreRules, isIgnored, readIgnoreRules } from './git-ignore.ts'

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
