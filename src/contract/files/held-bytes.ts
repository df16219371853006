import type { FilePort, ReadFault } from './port.ts'

/** The reading half of a port whose files are held in memory: `content` gives a file's bytes, or why there are none. */
export function readingOf(
  content: (path: string) => Uint8Array | ReadFault,
): Pick<FilePort, 'read' | 'chunks' | 'readAt'> {
  return {
    read: (path, limitBytes) => {
      const bytes = content(path)
      return bytes instanceof Uint8Array && bytes.length > limitBytes
        ? { fault: 'too-large', reason: `${bytes.length} bytes` }
        : bytes
    },
    chunks: (path) => {
      const bytes = content(path)
      return bytes instanceof Uint8Array ? [bytes] : bytes
    },
    readAt: (path, offset, length) => {
      const bytes = content(path)
      if (!(bytes instanceof Uint8Array)) throw new Error(`${path} was never read`)
      return bytes.subarray(offset, offset + length)
    },
  }
}
