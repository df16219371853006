import { folderOf, joinPath } from '../../contract/files/include.ts'
import type { Language } from './literal.ts'
import { readText } from './read-text.ts'
import type { SourceFile } from './repository-files.ts'

/** Every text that is written out in a piece of code. */
export function textsIn(code: string, language: Language): readonly string[] {
  const texts: string[] = []
  for (let at = 0; at < code.length; ) {
    const read = readText(code, at, language)
    if (read) texts.push(read.parts.filter((part) => typeof part === 'string').join(''))
    at = read?.end ?? at + 1
  }
  return texts
}

/**
 * The file that code reads, by a path that is written in it: beside the code, from the repository's folder, or the only
 * one of that name.
 */
export function namedFile(
  code: string,
  language: Language,
  from: SourceFile,
  files: readonly SourceFile[],
): SourceFile | null {
  for (const text of textsIn(code, language)) {
    const path = text.replace(/^\.\//, '')
    if (!/\.[A-Za-z0-9]{1,8}$/.test(path) || path.length > 300) continue
    const beside = joinPath(folderOf(`/${from.path}`), text).slice(1)
    const same = files.filter((file) => file.path === path || file.path.endsWith(`/${path.replace(/^(\.\.\/)+/, '')}`))
    const found = files.find((file) => file.path === beside) ?? files.find((file) => file.path === path) ?? same[0]
    if (found && (same.length <= 1 || found.path === beside || found.path === path)) return found
  }
  return null
}

const PROMPT = /\.(?:md|txt|prompt|j2|jinja2?|hbs|mustache)$/

/** Whether a file holds a prompt rather than data. */
export const isPrompt = ({ path }: SourceFile): boolean => PROMPT.test(path)

/** A prompt that code asks for by its bare name: `loadPrompt('triage')`. */
export function promptNamed(code: string, language: Language, files: readonly SourceFile[]): SourceFile | null {
  const names = textsIn(code, language).filter((text) => /^[\w-]{2,60}$/.test(text))
  const found = files.filter((file) => isPrompt(file) && names.some((name) => stemOf(file.path) === name))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A file's name without folders and what follows the first dot. */
export const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\..*$/, '')
