import crypto from 'node:crypto'

/** In one step where Node has it (20.12): half the time of an object that takes its content in pieces. */
export const sha256Hex: (content: string | Uint8Array) => string =
  typeof crypto.hash === 'function'
    ? (content) => crypto.hash('sha256', content)
    : (content) => crypto.createHash('sha256').update(content).digest('hex')

/** As journals and plans write it. */
export const sha256 = (content: string | Uint8Array): string => `sha256:${sha256Hex(content)}`
