import { gunzipSync } from 'node:zlib'

const BLOCK = 512

/** The files of a tarball as npm packs it (POSIX ustar), by their path inside `package/`. */
export function tarFiles(tarball: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = gunzipSync(tarball)
  const files = new Map<string, Uint8Array>()
  const field = (at: number, length: number): string =>
    bytes.toString('utf8', at, at + length).replace(/\0[\s\S]*$/, '')
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8)
    const prefix = field(at + 345, 155)
    const name = field(at, 100)
    const path = prefix === '' ? name : `${prefix}/${name}`
    files.set(path.replace(/^package\//, ''), bytes.subarray(at + BLOCK, at + BLOCK + size))
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}
