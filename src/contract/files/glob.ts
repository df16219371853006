import { joinPath } from './include.ts'
import type { FilePort } from './port.ts'

/** Folders that no contract lives in and that a `**` would drown in. A pattern that names one still enters it. */
const SKIPPED = new Set(['node_modules', '.git'])

/**
 * Whether a path fits a glob: `*` and `?` stay inside one folder and pass over names that begin with a dot, `**` spans
 * folders, `[a-z]` is one character, `{a,b}` is either. Both use `/`. A path fits itself.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (normal(pattern) === normal(path)) return true
  return expandBraces(normal(pattern)).some((one) => matchSegments(one.split('/'), normal(path).split('/')))
}

/**
 * The files below `cwd` that fit a glob, as absolute paths in sorted order. A plain path is returned where it exists;
 * one with brackets or braces in its name is that file, not a glob.
 */
export function findFiles(port: FilePort, cwd: string, pattern: string): readonly string[] {
  const plain = joinPath(cwd, pattern)
  if (/[[{]/.test(pattern) && port.inspect(plain)?.kind === 'file') return [plain]
  const found = new Set<string>()
  for (const one of expandBraces(normal(pattern))) {
    const absolute = one.startsWith('/')
    const [start, segments] = absolute ? ['', one.slice(1).split('/')] : [cwd === '/' ? '' : cwd, one.split('/')]
    walk(port, start, segments, found)
  }
  return [...found].sort()
}

function walk(port: FilePort, directory: string, segments: readonly string[], found: Set<string>): void {
  const [first, ...rest] = segments
  if (first === undefined) return
  if (!isWild(first)) {
    const path = first === '..' ? parent(directory) : `${directory}/${first}`
    if (rest.length > 0) return walk(port, path, rest, found)
    if (port.inspect(path)?.kind === 'file') found.add(path)
    return
  }
  if (first === '**') walk(port, directory, rest, found)
  for (const { name, kind } of port.list(directory || '/')) {
    const path = `${directory}/${name}`
    if (first === '**') {
      if (kind === 'directory' && !SKIPPED.has(name) && !name.startsWith('.')) walk(port, path, segments, found)
      else if (kind === 'file' && rest.length === 0 && !name.startsWith('.')) found.add(path)
    } else if (segmentFits(first, name)) {
      if (rest.length > 0 && kind === 'directory') walk(port, path, rest, found)
      else if (rest.length === 0 && kind === 'file') found.add(path)
    }
  }
}

function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return path.length === 0
  if (first === '**') {
    if (rest.length === 0) return path.length > 0
    return path.some((_, skip) => matchSegments(rest, path.slice(skip)))
  }
  const [name, ...below] = path
  return name !== undefined && (isWild(first) ? segmentFits(first, name) : first === name) && matchSegments(rest, below)
}

function segmentFits(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  const source = pattern.replaceAll(/\*+|\?|\[[!^]?[^\]/]+\]|[\\^$.|+()[\]{}]/g, (part) => {
    if (part.startsWith('*')) return '[^/]*'
    if (part === '?') return '[^/]'
    return part.length > 1 ? part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\') : `\\${part}`
  })
  return new RegExp(`^${source}$`, 'u').test(name)
}

/** `a/{b,c}.yaml` → `a/b.yaml`, `a/c.yaml`. */
function expandBraces(pattern: string): readonly string[] {
  const group = /\{([^{}]*)\}/.exec(pattern)
  if (!group?.[1]?.includes(',')) return [pattern]
  const before = pattern.slice(0, group.index)
  const after = pattern.slice(group.index + group[0].length)
  return group[1].split(',').flatMap((option) => expandBraces(before + option + after))
}

const isWild = (segment: string): boolean => /[*?[]/.test(segment)
const parent = (directory: string): string => directory.slice(0, Math.max(0, directory.lastIndexOf('/')))
const normal = (path: string): string => path.replaceAll(/(^|\/)(?:\.\/)+/g, '$1').replaceAll(/\/{2,}/g, '/')
