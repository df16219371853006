import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { folderWith } from './command-line.ts'

let folder: ReturnType<typeof folderWith> | null = null
afterEach(() => folder?.remove())

const CONFIG = `prompts: ['Label {{ticket}}']
providers: [openai:gpt-4o-mini]
tests:
  - description: a crash
    vars: { ticket: It crashes. }
    assert:
      - { type: icontains, value: technical }
      - { type: llm-rubric, value: polite }
`

test('modelgate import writes contracts that check takes, and says what became of every part', async () => {
  folder = folderWith({ 'promptfooconfig.yaml': CONFIG })
  const { code, out, err } = await folder.modelgate(
    'import',
    'promptfooconfig.yaml',
    '--out',
    'made',
    '--format',
    'json',
  )
  expect([code, err]).toEqual([0, ''])
  const said = JSON.parse(out)
  expect(Object.keys(said)).toEqual(['contracts', 'cases', 'carried', 'changed', 'left_out'])
  expect([said.contracts.length, said.contracts[0].cases, said.cases]).toEqual([1, 1, 1])
  expect(said.left_out).toEqual([
    {
      what: 'llm-rubric (a judge or an embedding model)',
      why: 'no model judges another',
      place: { file: 'promptfooconfig.yaml', line: 8 },
    },
  ])
  expect(readFileSync(join(folder.cwd, said.contracts[0].file), 'utf8')).toContain('id: a crash')
  expect((await folder.modelgate('check', said.contracts[0].file)).code).toBe(0)
})

test('nothing is written over', async () => {
  folder = folderWith({ 'promptfooconfig.yaml': CONFIG })
  const first = await folder.modelgate('import', 'promptfooconfig.yaml')
  expect(first.code).toBe(0)
  expect(first.out).toContain(
    'promptfooconfig.yaml:8: llm-rubric (a judge or an embedding model): no model judges another\n',
  )
  const [name] = readdirSync(join(folder.cwd, 'contracts'))
  const again = await folder.modelgate('import', 'promptfooconfig.yaml')
  expect([again.code, again.out]).toEqual([2, ''])
  expect(again.err).toContain(`contracts/${name} is there already`)
})

test('nothing is written through a link that leads out of the repository', async () => {
  const outside = folderWith({})
  folder = folderWith({ 'promptfooconfig.yaml': CONFIG, '.git/HEAD': 'ref: refs/heads/main\n' })
  symlinkSync(outside.cwd, join(folder.cwd, 'contracts'))
  const { code, out, err } = await folder.modelgate('import', 'promptfooconfig.yaml')
  expect([code, out, readdirSync(outside.cwd)]).toEqual([2, '', []])
  expect(err).toContain('contracts')
  outside.remove()
})

test('what no format reads ends with 2, and the others are written', async () => {
  folder = folderWith({ 'promptfooconfig.yaml': CONFIG, 'notes.md': '# Notes' })
  const { code, out } = await folder.modelgate('import', 'notes.md', 'promptfooconfig.yaml', 'none.yaml')
  expect(code).toBe(2)
  expect(out).toContain('the file notes.md: it is of no format that is read')
  expect(out).toContain('file none.yaml')
  expect(readdirSync(join(folder.cwd, 'contracts'))).toHaveLength(1)
})
