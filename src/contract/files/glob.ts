import { compileGlob, type GlobFault, isGlobFault, nameFits, type Pattern, Steps } from './glob-pattern.ts'
import { joinPath } from './include.ts'
import type { EntryKind, FilePort } from './port.ts'

/** Folders that no contract lives in and that a `**` would drown in. A pattern that names one still enters it. */
const SKIPPED = new Set(['node_modules', '.git'])

/** Some two seconds, whatever the patterns: 2.5 million names, or a hundred thousand paths looked up. */
const MOST_STEPS = 50_000_000
const STEPS_PER_NAME = 20
const STEPS_PER_LOOKUP = 500
/** A folder's names are held and sorted before any is compared. */
const MOST_NAMES = 100_000

/**
 * Whether a path fits a glob: `*` and `?` stay inside one folder and pass over names that begin with a dot, `**` spans
 * folders, `[a-z]` is one character, `{a,b}` is either. Both use `/`. A path fits itself. A pattern that can't be read
 * (`globFault`) fits nothing else.
 */
export const matchesGlob = (pattern: string, path: string): boolean => globTest(pattern)(path)

/** The same for many paths: the pattern is read once. */
export function globTest(pattern: string): (path: string) => boolean {
  const compiled = compileGlob(normal(pattern))
  return (path) => {
    if (normal(pattern) === normal(path)) return true
    if (isGlobFault(compiled)) return false
    const names = normal(path).split('/')
    const steps = new Steps(MOST_STEPS)
    return compiled.some((one) => pathFits(one, names, steps))
  }
}

/** What is wrong with a pattern, wherever it is looked for; null: nothing. */
export function globFault(pattern: string): GlobFault | null {
  const compiled = compileGlob(normal(pattern))
  return isGlobFault(compiled) ? compiled : null
}

export interface Files {
  /** Absolute, sorted. */
  readonly paths: readonly string[]
  /** What fits and can't be read: links that lead nowhere, pipes, devices. Absolute, sorted. */
  readonly refused: readonly (readonly [path: string, code: 'file-absent' | 'file-not-regular'])[]
}

/** Finds files by globs below `cwd`; all patterns that one search is asked for share its bound. */
export class FileSearch {
  private readonly steps = new Steps(MOST_STEPS)
  private readonly port: FilePort
  private readonly cwd: string

  constructor(port: FilePort, cwd: string) {
    this.port = port
    this.cwd = cwd
  }

  /** A plain path is found where it exists; one with brackets or braces in its name is that file, not a glob. */
  find(glob: string): Files | GlobFault {
    const plain = joinPath(this.cwd, glob)
    if (/[[{]/.test(glob) && this.port.inspect(plain)?.kind === 'file') return { paths: [plain], refused: [] }
    const isAbsolute = glob.startsWith('/')
    const patterns = compileGlob(normal(glob).replace(/^\//, ''))
    if (isGlobFault(patterns)) return patterns
    const walk = new Walk(this.port, this.steps)
    walk.enter(isAbsolute || this.cwd === '/' ? '' : this.cwd, patterns)
    if (walk.isTooWide) return { code: 'glob-too-wide', args: { pattern: glob } }
    return { paths: [...walk.found].sort(), refused: [...walk.refused].sort(([a], [b]) => (a < b ? -1 : 1)) }
  }
}

/** What may fit below an entry of a folder, by its name. */
type Below = Map<string, Set<Pattern>>

/** Goes down the tree, into every folder once with all that may still fit below it. */
class Walk {
  readonly found = new Set<string>()
  readonly refused = new Map<string, 'file-absent' | 'file-not-regular'>()
  private isFolderTooLarge = false
  private readonly port: FilePort
  private readonly steps: Steps

  constructor(port: FilePort, steps: Steps) {
    this.port = port
    this.steps = steps
  }

  get isTooWide(): boolean {
    return this.isFolderTooLarge || this.steps.left < 0
  }

  enter(directory: string, asked: Iterable<Pattern>): void {
    const patterns = new Set(asked)
    // `**` may also stand for no folder at all. What is added is looked at in its turn.
    for (const { first, rest } of patterns) if (first.kind === 'folders' && rest !== null) patterns.add(rest)
    this.steps.left -= patterns.size
    const below: Below = new Map()
    const wild: Pattern[] = []
    for (const pattern of patterns) {
      if (this.isTooWide) return
      if (pattern.first.kind === 'name') this.lookUp(directory, pattern.first.name, pattern.rest, below)
      else wild.push(pattern)
    }
    if (wild.length > 0) this.compare(directory, wild, below)
    for (const [name, rest] of below) this.enter(`${directory}/${name}`, rest)
  }

  private lookUp(directory: string, name: string, rest: Pattern | null, below: Below): void {
    this.steps.left -= STEPS_PER_LOOKUP
    const path = `${directory}/${name}`
    if (rest === null) this.take(path, this.port.inspect(path)?.kind ?? null)
    else if (name === '..') this.enter(directory.slice(0, Math.max(0, directory.lastIndexOf('/'))), [rest])
    else add(below, name, rest)
  }

  private compare(directory: string, wild: readonly Pattern[], below: Below): void {
    const entries = this.port.list(directory || '/', MOST_NAMES)
    this.steps.left -= STEPS_PER_LOOKUP + entries.length * STEPS_PER_NAME
    this.isFolderTooLarge ||= entries.length >= MOST_NAMES
    for (const { name, kind } of entries) {
      for (const pattern of wild) {
        if (this.isTooWide) return
        const rest = behind(pattern, name, kind, this.steps)
        if (rest === null) this.take(`${directory}/${name}`, kind)
        else if (rest !== 'misfit' && kind === 'directory') add(below, name, rest)
      }
    }
  }

  private take(path: string, kind: EntryKind | null): void {
    if (kind === 'file') this.found.add(path)
    else if (kind === 'dangling') this.refused.set(path, 'file-absent')
    else if (kind === 'other') this.refused.set(path, 'file-not-regular')
  }
}

/** What is left of a pattern behind an entry of a folder; null: nothing, the entry is what was looked for. */
function behind(pattern: Pattern, name: string, kind: EntryKind, steps: Steps): Pattern | null | 'misfit' {
  const { first, rest } = pattern
  if (first.kind !== 'folders') return nameFits(first, name, steps) ? rest : 'misfit'
  if (name.startsWith('.') || SKIPPED.has(name)) return 'misfit'
  return kind === 'directory' ? pattern : rest && 'misfit'
}

function add(below: Below, name: string, rest: Pattern): void {
  const known = below.get(name)
  if (known) known.add(rest)
  else below.set(name, new Set([rest]))
}

/** Whether all of a path, name by name, fits. A closing `**` is all below a folder, and not the folder itself. */
export function pathFits(whole: Pattern, names: readonly string[], steps: Steps): boolean {
  let [pattern, at]: [Pattern | null, number] = [whole, 0]
  let [afterFolders, foldersEnd]: [Pattern | null, number] = [null, 0]
  while (at < names.length) {
    if (pattern?.first.kind === 'folders') {
      if (pattern.rest === null) return true
      pattern = pattern.rest
      afterFolders = pattern
      foldersEnd = at
    } else if (pattern !== null && nameFits(pattern.first, names[at] as string, steps)) {
      pattern = pattern.rest
      at++
    } else {
      if (afterFolders === null || steps.left < 0) return false
      pattern = afterFolders
      at = ++foldersEnd
    }
  }
  return pattern === null
}

const normal = (path: string): string => path.replaceAll(/(^|\/)(?:\.\/)+/g, '$1').replaceAll(/\/{2,}/g, '/')
