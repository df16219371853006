/**
 * `JSON.stringify(value, null, 2)` of plain data, part by part.
 *
 * @param depth of what is written at once
 */
export function* jsonParts(value: unknown, depth: number, indent = ''): Generator<string> {
  const members = depth === 0 ? [] : membersOf(value)
  if (members.length === 0) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
    return
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  let before = open
  for (const [name, member] of members) {
    yield `${before}\n${indent}  ${name}`
    yield* jsonParts(member, depth - 1, `${indent}  `)
    before = ','
  }
  yield `\n${indent}${close}`
}

type Members = readonly (readonly [name: string, member: unknown])[]

/** As they are written: an object's without those that are undefined; an array's with null for them. */
function membersOf(value: unknown): Members {
  if (Array.isArray(value)) return value.map((item: unknown) => ['', item ?? null])
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[`${JSON.stringify(name)}: `, member] as const],
  )
}
