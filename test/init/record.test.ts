import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { completion, type Endpoint, echo, echoContract, sendJson, startEndpoint, toolCall } from '../gate/endpoint.ts'
import { inside } from '../gate/inside.ts'
import { folderOf, removeFolder, reportOf } from '../gate/process.ts'

const FLOW = `version: 1
name: flow
request: { messages: [{ role: system, content: s }] }
cases: [{ id: a, turns: [{ user: "1", expect: { schema: { type: object } } }] }]
`
const TOOLS = `version: 1
name: booking
request:
  messages: [{ role: user, content: "book {{n}}" }]
  tools: [{ type: function, function: { name: book, parameters: { type: object, properties: { n: { type: integer } } } } }]
cases: [{ id: one, group: g, vars: { n: "1" } }]
`

describe('init --record', () => {
  let endpoint: Endpoint
  let folder: string
  beforeAll(async () => {
    endpoint = await startEndpoint((heard, response) => {
      const { text } = heard
      if (text.startsWith('book'))
        sendJson(response, 200, completion(null, toolCall('c1', 'book', { n: 1 }), 'tool_calls'))
      else if (text === '2') sendJson(response, 200, completion('no JSON'))
      else echo(heard, response)
    })
  })
  afterAll(() => endpoint.close())
  beforeEach(() => {
    folder = folderOf({
      'contracts/echo.yaml': `# Kept.\n${echoContract(4)}`,
      'contracts/booking.yaml': TOOLS,
      'contracts/flow.yaml': FLOW,
    })
    return () => removeFolder(folder)
  })
  const at = ['--model', 'old', '--base-url']
  const recorded = () => inside(['run', 'contracts/*.yaml', ...at, endpoint.url, '--journal', 'old.jsonl'], folder)
  const init = (...more: readonly string[]) => inside(['init', '--record', 'old.jsonl', ...more], folder)
  const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const rowsOf = (path: string): readonly JsonObject[] =>
    textOf(path)
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row) as JsonObject)

  it('makes the answers of the model in production what must come back', async () => {
    await recorded()
    const { code, stdout, stderr } = await init('--yes')
    expect(code, stderr).toBe(0)
    expect(rowsOf('contracts/echo-golden.jsonl')).toEqual(
      ['0', '1', '3'].map((n) => ({
        id: `c${n}`,
        messages: [
          { role: 'user', content: n },
          { role: 'assistant', content: `{"n":${n}}` },
        ],
      })),
    )
    expect(rowsOf('contracts/booking-golden.jsonl')[0]).toMatchObject({
      id: 'one',
      group: 'g',
      messages: [{ content: 'book 1' }, { content: null, tool_calls: [{ function: { name: 'book' } }] }],
    })
    expect(textOf('contracts/echo-golden.yaml')).toContain('# Kept.')
    expect(stdout).toContain('echo: left out c2: its answer is no model to follow: unparsable')
    expect(stdout).toContain('flow: left out a: a golden row has one answer, and this is a flow')
    const golden = ['contracts/echo-golden.yaml', 'contracts/booking-golden.yaml']
    const again = await inside(['run', ...golden, '--model', 'new', '--base-url', endpoint.url], folder)
    expect(again.code, again.stderr).toBe(0)
    expect(again.stdout).toContain('agrees with the recorded answers in 100 % of cases')
    expect(reportOf(folder).comparison?.baseline.from).toBe('golden')
  })

  it('gives a contract of the longest name golden rows of a name of their own', async () => {
    const name = 'e'.repeat(64)
    writeFileSync(join(folder, `contracts/${name}.yaml`), echoContract(2, '', name))
    await recorded()
    const { code, stdout, stderr } = await init('--yes')
    expect(code, stderr).toBe(0)
    expect(stdout).toContain(`wrote contracts/${'e'.repeat(57)}-golden.yaml`)
    expect(rowsOf(`contracts/${'e'.repeat(57)}-golden.jsonl`)).toHaveLength(2)
  })

  it('writes nothing without --yes where nobody can be asked, and nothing over what is there', async () => {
    await recorded()
    expect(await init()).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing was written') })
    writeFileSync(join(folder, 'contracts/echo-golden.jsonl'), 'mine\n')
    expect((await init('--yes')).stdout).toContain('contracts/echo-golden.jsonl is there already')
    expect(textOf('contracts/echo-golden.jsonl')).toBe('mine\n')
  })

  it.each<[string, () => unknown, string]>([
    ['a journal that is not there', () => {}, 'There is no journal old.jsonl'],
    [
      'a file that is none',
      () => writeFileSync(join(folder, 'old.jsonl'), '{}\n'),
      'does not begin with a journal header',
    ],
    [
      'requests that have changed since',
      async () => {
        await recorded()
        for (const name of ['echo', 'booking']) {
          const path = join(folder, `contracts/${name}.yaml`)
          writeFileSync(path, readFileSync(path, 'utf8').replace('role: user', 'role: developer'))
        }
      },
      'Nothing that old.jsonl holds can be made an expected answer',
    ],
  ])('refuses %s', async (_, given, said) => {
    await given()
    const { code, stderr } = await init('--yes')
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
