/** 32 bits from all the parts, the same on any machine: the first of their SHA-256. */
export function hash32(...parts: readonly (string | number)[]): number {
  const { hash } = process.getBuiltinModule('node:crypto')
  return Number.parseInt(hash('sha256', JSON.stringify(parts), 'hex').slice(0, 8), 16)
}
