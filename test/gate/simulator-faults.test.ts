import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import type { ReportFailure } from '../../src/report/reported-call.ts'
import { type FaultName, faultOutcomes } from '../../src/simulator/faults.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { type Endpoint, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants, expectNoBlame } from './invariants.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const CASES = 120

const rows = (text: (n: number) => string, expected: string): string =>
  Array.from({ length: CASES }, (_, n) => `  - { id: "${n}", vars: { text: "${text(n)}" }${expected} }`).join('\n')

const LABEL = `version: 1
name: label
request:
  messages: [{ role: system, content: "Label the message. size: small, large. colour: red, blue" }, { role: user, content: "{{text}}" }]
  temperature: 0
  max_tokens: 400
  response_format: json_schema
expect:
  schema:
    type: object
    properties: { size: { type: string, enum: [small, large] }, colour: { type: string, enum: [red, blue] }, note: { type: string } }
    required: [size, colour, note]
    additionalProperties: false
cases:
${rows((n) => `case ${n}: a small red box`, '')}
`

const TOOLS = `version: 1
name: tools
request:
  messages: [{ role: user, content: "{{text}}" }]
  temperature: 0
  max_tokens: 400
  tools:
    - type: function
      function:
        name: get_weather
        description: Weather of a city
        parameters: { type: object, properties: { city: { type: string }, unit: { type: string, enum: [celsius, fahrenheit] } }, required: [city, unit], additionalProperties: false }
expect: { tool_calls: [{ name: get_weather }] }
cases:
${rows((n) => `case ${n}: weather in Oslo in celsius`, '')}
`

/** A proxy that keeps what the simulator says it did to each case's last answer. */
async function listening(simulator: Simulator) {
  const done = new Map<string, Set<FaultName | null>>()
  const last = new Map<string, FaultName | null>()
  const endpoint = await startEndpoint((heard, response) => {
    void fetch(`${simulator.url}/chat/completions`, { method: 'POST', body: JSON.stringify(heard.body) })
      .then(async (answer) => {
        const id = /case (\d+)/.exec(heard.text)?.[1] ?? ''
        const fault = answer.headers.get('x-sim-fault') as FaultName | null
        last.set(id, fault)
        done.set(id, (done.get(id) ?? new Set()).add(fault))
        const body = await answer.text()
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? '',
          'retry-after': answer.headers.get('retry-after') ?? '',
        })
        response.end(body)
      })
      .catch(() => response.destroy())
  })
  return { endpoint, done, last }
}

describe("the gate names the simulator's every fault", () => {
  let simulator: Simulator
  let folder: string
  let heard: Awaited<ReturnType<typeof listening>>
  const open: Endpoint[] = []
  beforeAll(async () => {
    simulator = await startSimulator({ host: '127.0.0.1' })
    folder = folderOf({ 'label.yaml': LABEL, 'tools.yaml': TOOLS })
  })
  afterAll(async () => {
    for (const endpoint of open) await endpoint.close()
    await simulator.close()
    removeFolder(folder)
  })

  async function gate(contract: string, model: string): Promise<Report> {
    heard = await listening(simulator)
    open.push(heard.endpoint)
    await inside(['run', contract, '--base-url', heard.endpoint.url, '--model', model, '--concurrency', '16'], folder)
    const report = reportOf(folder)
    expectInvariants(report)
    return report
  }

  /** What the gate says of a case whose answer carries this fault. */
  function expectNamed(fault: FaultName, failure: ReportFailure | undefined): void {
    const { outcome, parse } = faultOutcomes[fault]
    expect([fault, failure?.outcome ?? null]).toEqual([fault, outcome])
    if (parse !== undefined) expect(failure?.evidence).toMatchObject({ fault: { kind: parse } })
  }

  it.each([
    ['label.yaml', ['fenced', 'prose-around', 'missing-member', 'invented-enum', 'truncated', 'refused']],
    ['tools.yaml', ['missing-member', 'invented-enum', 'truncated', 'refused', 'unknown-tool', 'text-for-call']],
  ] as const)('sim-sloppy on %s', async (contract, faults) => {
    const report = await gate(contract, 'sim-sloppy')
    const failures = new Map(report.contracts[0]?.failures.map((failure) => [failure.case, failure]))
    const seen = new Set<FaultName>()
    for (const [id, fault] of heard.last) {
      if (fault === null) expect(failures.has(id)).toBe(false)
      else {
        seen.add(fault)
        expectNamed(fault, failures.get(id))
      }
    }
    expect([...seen].sort()).toEqual([...faults].sort())
  })

  it('sim-flaky is blamed for nothing', async () => {
    const report = await gate('label.yaml', 'sim-flaky')
    const seen = new Set([...heard.done.values()].flatMap((faults) => [...faults]))
    expect([...seen].filter((fault) => fault !== null).sort()).toEqual(['cut', 'rate-limited', 'server-error', 'slow'])
    expect(report.result).toBe('pass')
    expect(report.totals).toMatchObject({ measured: CASES, unmeasured: 0 })
    expectNoBlame(report)
  })
})
