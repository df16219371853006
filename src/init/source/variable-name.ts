/** Names that say nothing without what stands before them. */
const BARE = new Set(['text', 'body', 'content', 'value', 'message', 'data', 'input', 'name', 'id'])

/** What a variable is called that stands for a piece of code: `ticket.body` → `ticket_body`, `JSON.stringify(order)` → `order`. */
export function variableName(code: string): string {
  const inner = /^(?:await\s+)?(?:JSON\.stringify|json\.dumps|String|str)\s*\(\s*([^,)]+)/.exec(code)?.[1] ?? code
  const [path = ''] =
    /[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*(?!\w*\s*\())*/.exec(inner.replace(/^await\s+/, '')) ?? []
  const names = path.split(/\??\./).filter((name) => name !== 'self' && name !== 'this')
  const last = names.at(-1) ?? ''
  const name = BARE.has(last) && names.length > 1 ? `${names.at(-2)}_${last}` : last
  const plain = name.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40)
  return /^[A-Za-z_]/.test(plain) ? plain : 'input'
}
