import { expect, it } from 'vitest'
import { variableName } from '../../src/init/request-value.ts'
import type { Language, Literal } from '../../src/init/source/literal.ts'
import { LiteralReader } from '../../src/init/source/read-literal.ts'

/** A literal as plain data: text with `<what is inserted>`, code as `‹code›`. */
function shown(literal: Literal): unknown {
  if (literal.kind === 'scalar') return literal.value
  if (literal.kind === 'text')
    return literal.parts.map((part) => (typeof part === 'string' ? part : `<${part.inserted}>`)).join('')
  if (literal.kind === 'list') return literal.items.map(shown)
  if (literal.kind === 'code') return `‹${literal.code}›`
  return Object.fromEntries(literal.members.map(([name, value]) => [name, shown(value)]))
}

it.each<readonly [Language, string, unknown]>([
  ['typescript', `'a' + "b" // c`, 'ab'],
  ['typescript', '`x ${a.b({})} y`', 'x <a.b({})> y'],
  ['typescript', `'to ' + name + '!'`, `to <name + '!'>`],
  ['typescript', `'a'.trim() as const`, 'a'],
  ['typescript', `'a'.toUpperCase()`, `‹'a'.toUpperCase()›`],
  [
    'typescript',
    `{ a: 1, 'b': [true, null,], c, ...d, e: f(1, ')'), /* g: 2, */ }`,
    { a: 1, b: [true, null], c: '‹c›', e: "‹f(1, ')')›" },
  ],
  ['typescript', `a ? 'x' : 'y', b`, `‹a ? 'x' : 'y'›`],
  ['typescript', `'it\\'s \\u00e9 \\x41'`, "it's é A"],
  ['typescript', `1_000.5e1`, 10005],
  ['typescript', `'never ends`, `‹'never ends›`],
  ['python', `{"a": 1, 'b': None, "c": False,}  # d`, { a: 1, b: null, c: false }],
  ['python', `("a "\n  "b"\n  f"{x} {{y}}")`, 'a b<x> {y}'],
  ['python', `r"\\d" `, '\\d'],
  ['python', `"""one\ntwo"""`, 'one\ntwo'],
  ['python', `os.environ.get("A", "b")\nNEXT = 1`, `‹os.environ.get("A", "b")›`],
  ['python', `"%s" % x`, `‹"%s" % x›`],
])('%s: %s', (language, source, value) => {
  expect(shown(new LiteralReader(source, language).expression(0).literal)).toEqual(value)
})

it('named arguments of a call, past those that have no name', () => {
  const source = `*args, model="m", n=f(x=1), **rest) + 1`
  const read = new LiteralReader(source, 'python').members(0, ')')
  expect([read && shown(read.literal), source.slice(read?.end)]).toEqual([{ model: 'm', n: '‹f(x=1)›' }, ' + 1'])
})

it.each([
  ['ticket', 'ticket'],
  ['ticket.body', 'ticket_body'],
  ['this.order', 'order'],
  ['JSON.stringify(order, null, 2)', 'order'],
  ['await read(path)', 'read'],
  ['req?.query', 'query'],
  ['42', 'input'],
])('%s is called %s', (code, name) => {
  expect(variableName(code)).toBe(name)
})
