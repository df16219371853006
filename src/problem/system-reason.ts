/** What the system calls a failure of a file or stream, in words that hold no path: reports must not depend on one. */
export function systemReason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EADDRINUSE: 'another program listens there',
  EPIPE: 'its reader is gone',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'a folder has this name',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk failed',
  ELOOP: 'a symbolic link has this name',
}
