import { lstatSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/**
 * Moves a journal out of the way of a new one, to `journal-2.jsonl` or the next number that is free: answers that were
 * paid for are never written over. The caller holds its lock.
 *
 * @returns the name it has now; null where nothing lies there that could hold an answer
 * @throws Error where the folder can't be written
 */
export function moveAside(path: string): string | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  // What is no file of its own, a link say, is refused by whoever opens it.
  if (found === undefined || !found.isFile() || found.size === 0) return null
  const folder = dirname(path)
  const extension = extname(path)
  const stem = basename(path, extension)
  const numbers = readdirSync(folder).map((name) => numberIn(name, stem, extension))
  const name = `${stem}-${Math.max(1, ...numbers) + 1}${extension}`
  renameSync(path, join(folder, name))
  return name
}

/** 7 for `journal-7.jsonl`, 0 for any other name. */
function numberIn(name: string, stem: string, extension: string): number {
  if (!name.startsWith(`${stem}-`) || !name.endsWith(extension)) return 0
  const middle = name.slice(stem.length + 1, name.length - extension.length)
  return /^[1-9]\d{0,8}$/.test(middle) ? Number(middle) : 0
}
