import { dirname, posix, relative, resolve } from 'node:path'
import type { FilePort } from '../contract/files/port.ts'
import { checkoutAround } from './checkout.ts'

/**
 * A file's path as its repository names it, for readers that know no working directory (SARIF, JUnit, code quality).
 * Each file belongs to the checkout around it; one that is in none keeps its path from the working directory.
 *
 * @param cwd absolute, what paths of reports are relative to
 * @param workspace the root of files that are in no checkout
 */
export function repositoryPaths(
  cwd: string,
  files: Pick<FilePort, 'inspect' | 'read'>,
  workspace: string | null = null,
): (file: string) => string {
  const roots = new Map<string, string | null>()
  const rootOf = (folder: string): string | null => {
    const known = roots.get(folder)
    if (known !== undefined) return known
    const found = checkoutAround(folder, files)?.root ?? workspace
    roots.set(folder, found)
    return found
  }
  const pathOf = (file: string): string => {
    const path = resolve(cwd, file).replaceAll('\\', '/')
    const root = rootOf(dirname(path))
    return root === null ? posix.normalize(file.replaceAll('\\', '/')) : relative(root, path).replaceAll('\\', '/')
  }
  // Reports ask for a few files, each as often as it has cases.
  const known = new Map<string, string>()
  return (file) => {
    const path = known.get(file) ?? pathOf(file)
    known.set(file, path)
    return path
  }
}
