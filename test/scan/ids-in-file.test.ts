import { expect, it } from 'vitest'
import { createRegistry } from '../../src/registry/registry.ts'
import { modelIds } from '../../src/scan/model-id-pattern.ts'
import { idsInFile } from '../../src/scan/scan.ts'

const ids = modelIds(createRegistry([]))
const found = (text: string, path = 'src/a.ts') =>
  idsInFile(Buffer.from(text), path, ids).map(
    ({ provider, model, line, column, inComment }) =>
      `${line}:${column} ${provider}/${model}${inComment ? ' in a comment' : ''}`,
  )

const rows: readonly (readonly [text: string, path: string, found: readonly string[]])[] = [
  [`model: 'gpt-4o-mini',`, 'a.ts', ['1:9 openai/gpt-4o-mini']],
  [`model = "gpt-4o-mini-2024-07-18"`, 'a.py', ['1:10 openai/gpt-4o-mini-2024-07-18']],
  ['MODEL=gpt-4o-mini\n', '.env', ['1:7 openai/gpt-4o-mini']],
  ['MODEL=o3\n', '.env', ['1:7 openai/o3']],
  ['const o3 = o1 + 2\nf("o3-mini", "o1")', 'a.ts', ['2:4 openai/o3-mini', '2:15 openai/o1']],
  ['      model: azure/gpt-4.1-mini', 'config.yaml', ['1:14 azure-openai/gpt-4.1-mini']],
  ['model: openrouter/anthropic/claude-3-5-haiku-20241022', 'c.yaml', ['1:8 anthropic/claude-3-5-haiku-20241022']],
  ['"models/gemini-2.5-flash"', 'a.ts', ['1:2 gemini/gemini-2.5-flash']],
  [`'ft:gpt-4o-mini-2024-07-18:acme::abc'`, 'a.ts', ['1:2 openai/ft:gpt-4o-mini-2024-07-18:acme::abc']],
  [`"@openai/gpt-4o"`, 'portkey.json', ['1:2 openai/gpt-4o']],
  [`'gpt-9-nova'`, 'a.ts', ['1:2 openai/gpt-9-nova']],
  [
    '// from gpt-4 days\nf() // not gpt-4o',
    'a.ts',
    ['1:9 openai/gpt-4 in a comment', '2:12 openai/gpt-4o in a comment'],
  ],
  ['x: 1 # was gpt-4o', 'a.yaml', ['1:12 openai/gpt-4o in a comment']],
  [`'größe', 'gpt-4o', 'gpt-4'`, 'a.ts', ['1:11 openai/gpt-4o', '1:21 openai/gpt-4']],
  ['see https://developers.openai.com/api/docs/models/gpt-5.6-luna', 'a.ts', []],
  [`import './prompts/gpt-4o.ts'; 'my-gpt-4-tool'; './gpt-4.md'`, 'a.ts', []],
  ['const gemini = claude - command', 'a.ts', []],
]

it.each(rows)('%j in %s', (text, path, expected) => {
  expect(found(text, path)).toEqual(expected)
})
