import { createHash } from 'node:crypto'

export const sha256Hex = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** As journals and plans write it. */
export const sha256 = (content: string | Uint8Array): string => `sha256:${sha256Hex(content)}`
