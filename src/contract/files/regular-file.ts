import { closeSync, constants, fstatSync, openSync, statfsSync } from 'node:fs'

/** What stands in a file's place and is none: a pipe, a device, a folder, a file that the kernel makes up. */
export class NotAFile extends Error {}

/** File systems without stored content (statfs(2), `f_type`): PROC_SUPER_MAGIC, SYSFS_MAGIC. */
const MADE_UP = new Set([0x9fa0, 0x62656572])

/**
 * Opens a regular file for reading, without waiting: a named pipe that stands in its place must not hold the gate up, and
 * `/proc` holds the environment of this very process.
 *
 * @throws NotAFile, or the system's error
 */
export function openRegular(path: string): number {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  if (fstatSync(descriptor).isFile() && !MADE_UP.has(statfsSync(path).type)) return descriptor
  closeSync(descriptor)
  throw new NotAFile(path)
}
