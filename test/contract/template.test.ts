import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill, renderRequest, renderTurn, templateParts } from '../../src/contract/template.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { loadOne } from './reading.ts'

describe('filling', () => {
  const vars = { name: 'Ada', n: 1.5, list: [1, { a: null }], braces: '{{name}}', empty: '' }
  test.each<[string, JsonValue, JsonValue]>([
    ['text', 'Hi {{name}}!', 'Hi Ada!'],
    ['spaces inside', '{{ name }}-{{  name}}', 'Ada-Ada'],
    ['a number in text', 'n={{n}}', 'n=1.5'],
    ['a value in text', 'l={{list}}', 'l=[1,{"a":null}]'],
    ['a whole value', '{{list}}', [1, { a: null }]],
    ['a whole number', '{{ n }}', 1.5],
    ['not whole for a space around', ' {{n}}', ' 1.5'],
    ['what a value brings is never expanded', 'x{{braces}}', 'x{{name}}'],
    ['nor where it is whole', '{{braces}}', '{{name}}'],
    ['an escape', '\\{{name}} {{name}}', '{{name}} Ada'],
    ['an escape at the end', 'a \\{{', 'a {{'],
    ['nothing to fill', '{a} }} {', '{a} }} {'],
    ['an empty text', 'a{{empty}}b', 'ab'],
    ['members and items, not keys', { '{{n}}': ['{{name}}', { b: '{{n}}' }] }, { '{{n}}': ['Ada', { b: 1.5 }] }],
  ])('%s', (_, template, expected) => {
    expect(fill(template, vars)).toEqual(expected)
  })

  test('any text put in by one variable comes out as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fill('<{{a}}>', { a: text })).toBe(`<${text}>`)
      }),
    )
  })

  test('parts written out again are read as the same parts', () => {
    const piece = fc.constantFrom('a', '}', '\\', '{{x}}', '\\{{', ' ', '{{ y-1 }}')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const parts = templateParts(pieces.join(''))
        fc.pre(parts.every((part) => !('fault' in part)))
        const back = parts.map((part) =>
          'text' in part ? part.text.replaceAll('{{', '\\{{') : 'name' in part ? `{{${part.name}}}` : '',
        )
        expect(templateParts(back.join(''))).toEqual(parts)
      }),
    )
  })
})

const SCHEMA = '{"type":"object","description":"{{kept}}"}'
const contract = (api: string, format: string, more = ''): string => `version: 1
name: a
api: ${api}
request:
  ${api === 'chat' ? 'messages' : 'input'}: "{{messages}}"
  response_format: ${format}
${more}expect: { schema: s.json }
cases:
  - id: one
    vars: { messages: [{ role: user, content: "{{no}}" }] }
`
const render = (text: string) => {
  const one = loadOne(text, { 's.json': SCHEMA })
  return renderRequest(one, one.cases.at(0))
}

describe('requests', () => {
  test('the shorthand in the shape of chat', () => {
    expect(render(contract('chat', 'json_schema'))).toEqual({
      messages: [{ role: 'user', content: '{{no}}' }],
      response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema: JSON.parse(SCHEMA) } },
    })
  })

  test('the shorthand in the shape of responses, beside what else text holds', () => {
    expect(
      render(
        contract('responses', 'json_schema', '  text: { verbosity: low }\n').replace(
          's.json }',
          's.json, enforce: false }',
        ),
      ),
    ).toEqual({
      input: [{ role: 'user', content: '{{no}}' }],
      text: { verbosity: 'low', format: { type: 'json_schema', name: 'a', strict: false, schema: JSON.parse(SCHEMA) } },
    })
  })

  test.each(['json_object', 'text'])('%s', (format) => {
    expect(render(contract('chat', format)).response_format).toEqual({ type: format })
    expect(render(contract('responses', format)).text).toEqual({ format: { type: format } })
  })

  test('the API’s own object goes untouched, braces included', () => {
    const own = '{ type: json_schema, json_schema: { name: b, schema: { description: "{{x}} \\\\{{" } } }'
    expect(render(contract('chat', own)).response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'b', schema: { description: '{{x}} \\{{' } },
    })
  })

  test('unknown members are kept, files are expanded, and what a case brings is not', () => {
    const one = loadOne(
      `version: 1
name: a
request:
  messages: [{ role: system, content: { $file: p.md } }, { role: user, content: [{ type: text, text: "{{q}}" }, { type: image_url, image_url: { url: { $file: i.png } } }] }]
  some_new_member: { deep: [1, "{{q}}"] }
vars: { product: Desk, q: general }
cases: [{ id: one, vars: { q: { $file: q.txt } } }, { id: two }]
`,
      { 'p.md': 'For {{product}}.', 'q.txt': 'Is {{this}} expanded?', 'i.png': new Uint8Array([1, 2, 3]) },
    )
    expect(renderRequest(one, one.cases.at(0))).toEqual({
      messages: [
        { role: 'system', content: 'For Desk.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Is {{this}} expanded?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AQID' } },
          ],
        },
      ],
      some_new_member: { deep: [1, 'Is {{this}} expanded?'] },
    })
    expect(renderRequest(one, one.cases.at(1)).some_new_member).toEqual({ deep: [1, 'general'] })
  })

  test('a request from a file, with the texts of a flow', () => {
    const one = loadOne(
      'version: 1\nname: a\nrequest: { $file: r.json }\ncases: [{ id: one, vars: { to: Oslo }, turns: [{ user: "To {{to}}" }, { tool_results: { f: 1 } }] }]\n',
      { 'r.json': '{"messages":[],"tools":[]}' },
    )
    const flow = one.cases.at(0)
    expect(renderRequest(one, flow)).toEqual({ messages: [], tools: [] })
    expect([renderTurn(flow, 0), renderTurn(flow, 1), renderTurn(flow, 2)]).toEqual(['To Oslo', undefined, undefined])
  })
})
