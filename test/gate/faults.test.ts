import { existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { completion, echo, echoContract, failure, freePort, type Heard, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants, expectNoBlame } from './invariants.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

type Do = (heard: Heard, response: ServerResponse) => void

const CASES = 6
/** One run against an endpoint that answers so; the folder is gone afterwards. */
/** Of a run without a key an endpoint's 401 says something else: that it wants one. */
const KEY = { MODELGATE_API_KEY: 'sk-refused-0123456789' }

async function gate(answer: Do, more: readonly string[] = [], contract = echoContract(CASES)) {
  const endpoint = await startEndpoint(answer)
  const told = await runAt(endpoint.url, contract, ['--concurrency', '6', ...more])
  await endpoint.close()
  return { ...told, heard: endpoint.heard }
}

async function runAt(url: string, contract: string, more: readonly string[] = []) {
  const folder = folderOf({ 'c.yaml': contract })
  const told = await inside(['run', 'c.yaml', '--base-url', url, '--model', 'm', ...more], folder, KEY)
  const report = existsSync(join(folder, 'modelgate-report/report.json')) ? reportOf(folder) : undefined
  removeFolder(folder)
  return { ...told, report: report as Report }
}

const status =
  (code: number, body = failure('no'), headers: Readonly<Record<string, string>> = {}): Do =>
  (_, response) =>
    sendJson(response, code, body, headers)

const raw =
  (code: number, headers: Readonly<Record<string, string>>, body: string | Buffer): Do =>
  (_, response) => {
    response.writeHead(code, headers)
    response.end(body)
  }

const cut: Do = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 })
  response.write('{"choices":', () => response.destroy())
}

const reset: Do = (_, response) => response.socket?.resetAndDestroy()

/** A fault on the first sending of each message, a good answer on the second. */
function once(fault: Do): Do {
  const seen = new Set<string>()
  return (heard, response) => {
    const first = !seen.has(heard.text)
    seen.add(heard.text)
    ;(first ? fault : echo)(heard, response)
  }
}

const json = { 'content-type': 'application/json' }
const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20))

describe('a fault that does not pass leaves no answer: inconclusive, no model blamed', () => {
  const always: Readonly<Record<string, readonly [fault: Do, kind: string]>> = {
    '429 storm': [status(429, failure('slow down')), 'rate-limited'],
    '429 storm with Retry-After: 0': [status(429, failure('slow down'), { 'retry-after': '0' }), 'rate-limited'],
    '500': [status(500), 'server-error'],
    '501': [status(501), 'server-error'],
    '502': [status(502), 'server-error'],
    '503': [status(503), 'server-error'],
    'cut body': [cut, 'cut'],
    reset: [reset, 'network'],
    'wrong content type': [raw(200, { 'content-type': 'text/html' }, '<html>login</html>'), 'malformed'],
    'no content': [raw(204, {}, ''), 'malformed'],
    'an error in a 200': [raw(200, json, JSON.stringify(failure('oops'))), 'malformed'],
    'no choices': [raw(200, json, JSON.stringify({ ...completion('x'), choices: [] })), 'malformed'],
    'no envelope': [raw(200, json, '[]'), 'malformed'],
    'half an envelope': [raw(200, json, '{"choices": ['), 'malformed'],
    'huge answer': [raw(200, json, JSON.stringify(completion('x'.repeat(3_000_000)))), 'too-large'],
    'gzip bomb': [raw(200, { ...json, 'content-encoding': 'gzip' }, bomb), 'malformed'],
    'redirect to another host': [raw(302, { location: 'http://127.0.0.2:9/v1' }, ''), 'redirected'],
  }
  it.concurrent.each(Object.entries(always))('%s', async (_, [fault, kind]) => {
    const { code, report, heard } = await gate(fault)
    expect(code).toBe(3)
    expect(report.result).toBe('inconclusive')
    // Every call, as many retries, and the one call (with its retry) that is tried at the end.
    expect(heard.length).toBeLessThanOrEqual(2 * CASES + 2)
    expect(report.totals).toMatchObject({ planned: CASES, measured: 0, unmeasured: CASES })
    expect(report.contracts[0]?.failures.map((one) => one.evidence)).toEqual(
      Array.from({ length: CASES }, () => expect.objectContaining({ failure: kind })),
    )
    expectInvariants(report)
    expectNoBlame(report)
  })

  it.concurrent('an endpoint that is down', async () => {
    const { code, stdout, report } = await runAt(`http://127.0.0.1:${await freePort()}/v1`, echoContract(3))
    expect([code, report.result]).toEqual([3, 'inconclusive'])
    expect(stdout).toContain('connection refused')
    expectInvariants(report)
  })

  it.concurrent('a host without an address', async () => {
    const { code, report } = await runAt('https://no-such-host.invalid/v1', echoContract(2))
    expect(code).toBe(3)
    expectInvariants(report)
  })

  it.concurrent('a proxy that is none is told before a call is made, and only where one would be asked', async () => {
    const folder = folderOf({ 'c.yaml': echoContract(2) })
    const run = (url: string) =>
      inside(['run', 'c.yaml', '--base-url', url, '--model', 'm'], folder, { HTTPS_PROXY: 'proxy.example.com:3128' })
    const [far, near] = [
      await run('https://no-such-host.invalid/v1'),
      await run(`http://127.0.0.1:${await freePort()}/v1`),
    ]
    removeFolder(folder)
    expect([far.code, far.stderr]).toEqual([2, expect.stringContaining('The proxy in HTTPS_PROXY can not be used')])
    expect(near.code).toBe(3)
  })

  it.concurrent('slow headers', async () => {
    const { code, report } = await gate(
      (_, response) => setTimeout(() => response.destroy(), 2_000),
      ['--timeout', '200ms'],
      echoContract(2),
    )
    expect(code).toBe(3)
    expect(report.contracts[0]?.failures[0]?.evidence).toMatchObject({ failure: 'timeout' })
    expectInvariants(report)
  })

  it.concurrent('slow body', async () => {
    const dribble: Do = (_, response) => {
      response.writeHead(200, json)
      const timer = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(timer))
    }
    const { code, report } = await gate(dribble, ['--timeout', '300ms'], echoContract(2))
    expect(code).toBe(3)
    expect(report.contracts[0]?.failures[0]?.evidence).toMatchObject({ failure: 'timeout', phase: 'body' })
  })
})

describe('a fault that passes changes nothing', () => {
  const passing: Readonly<Record<string, Do>> = {
    '429': once(status(429)),
    '429 with Retry-After: 0': once(status(429, failure('x'), { 'retry-after': '0' })),
    '429 with Retry-After: -5': once(status(429, failure('x'), { 'retry-after': '-5' })),
    '429 with Retry-After: garbage': once(status(429, failure('x'), { 'retry-after': 'garbage' })),
    '429 with Retry-After: 61': once(status(429, failure('x'), { 'retry-after': '61' })),
    '429 with Retry-After: 999999999': once(status(429, failure('x'), { 'retry-after': '999999999' })),
    '503': once(status(503)),
    'cut body': once(cut),
    reset: once(reset),
    // Not asked again at once, but once more at the end of the run.
    'malformed envelope': once(raw(200, json, '{}')),
  }
  it.concurrent.each(Object.entries(passing))('%s', async (_, answer) => {
    const { code, report } = await gate(answer)
    expect(code).toBe(0)
    expect(report.totals).toMatchObject({ planned: CASES, measured: CASES, unmeasured: 0 })
    expectInvariants(report)
    expectNoBlame(report)
  })
})

describe('an endpoint that refuses all calls ends the run and says what that means', () => {
  const refusals: readonly (readonly [status: number, body: ReturnType<typeof failure>, says: RegExp])[] = [
    [401, failure('Incorrect API key provided'), /refused the key in MODELGATE_API_KEY \(401\)/],
    [403, failure('no access'), /refused the key in MODELGATE_API_KEY \(403\)/],
    [404, failure('no such model', 'model_not_found'), /does not know m \(404\)/],
    [429, failure('pay first', 'insufficient_quota'), /quota at compatible is used up/],
    [402, failure('pay first'), /quota at compatible is used up/],
  ]
  it.concurrent.each(refusals)(
    '%i at the first call: exit 2, one request, nothing judged',
    async (code, body, says) => {
      const told = await gate(status(code, body))
      expect(told.code).toBe(2)
      expect(told.stderr).toMatch(says)
      expect(told.heard.length).toBe(1)
    },
  )
  it.concurrent.each(refusals)('%i after an answer: exit 3 with a partial report', async (code, body, says) => {
    const refuse = status(code, body)
    const told = await gate(
      (heard, response) => (heard.number < 3 ? echo : refuse)(heard, response),
      ['--concurrency', '1'],
    )
    const { report } = told
    expect([told.code, report.result, report.complete]).toEqual([3, 'inconclusive', false])
    expect(report.totals).toMatchObject({ measured: 3, not_run: CASES - 3 })
    expect(report.warnings.map((one) => one.message).join()).toMatch(says)
    expectInvariants(report)
  })

  it.concurrent('names the model that was refused, and its variable', async () => {
    const contract = echoContract(CASES)
    const told = await gate(
      ({ body, ...heard }, response) => (body.model === 'old' ? status(401) : echo)({ body, ...heard }, response),
      ['--baseline', 'old', '--concurrency', '1'],
      contract,
    )
    // The candidate had answered by then.
    expect(told.code).toBe(3)
    expect(told.report.warnings.map(({ code }) => code)).toContain('endpoint-unauthorized')
    expect(told.heard.length).toBe(2)
  })

  it.concurrent('twelve rejections alike: the run stops, fails and says why', async () => {
    const reject = status(400, {
      error: { message: 'bad schema', type: 'x', param: 'response_format', code: 'invalid' },
    })
    const told = await gate(reject, ['--concurrency', '1'], echoContract(40))
    const { report } = told
    expect([told.code, report.result, report.complete]).toEqual([1, 'fail', false])
    expect(told.heard.length).toBe(12)
    expect(report.contracts[0]?.outcomes).toEqual({ rejected: 12, 'not-run': 28 })
    expect(report.notes.join()).toContain('bad schema')
    expectInvariants(report)
  })

  it.concurrent('a baseline that answers does not hide a candidate that is rejected', async () => {
    const reject = status(400, failure('bad schema'))
    const told = await gate(
      (heard, response) => (heard.body.model === 'old' ? echo : reject)(heard, response),
      ['--concurrency', '1', '--baseline', 'old'],
      echoContract(40),
    )
    expect(told.code).toBe(1)
    expect(told.heard.length).toBeLessThan(30)
    expectInvariants(told.report)
  })
})

describe('answers that are read with a remark', () => {
  const marked: Do = ({ text }, response) => sendJson(response, 200, completion(`\ufeff{"n":${text}}`))

  it.concurrent('a byte order mark is stripped and told, of each model', async () => {
    const { code, report } = await gate(
      (heard, response) => (heard.text === '1' && heard.body.model === 'm' ? echo : marked)(heard, response),
      ['--baseline', 'old'],
    )
    expect(code).toBe(0)
    const told = report.warnings.filter((one) => one.code === 'answers-with-bom').map((one) => one.message)
    expect(told).toEqual([
      expect.stringMatching(/^5 of the candidate’s answers /),
      expect.stringMatching(/^6 of the baseline’s answers /),
    ])
  })

  it.concurrent('nothing is told where there is none', async () => {
    const { report } = await gate(echo)
    expect(report.warnings.filter((one) => one.code.startsWith('answers-'))).toEqual([])
  })

  const inParts: Do = ({ text }, response) =>
    sendJson(response, 200, completion(null, { content: [{ type: 'text', text: `{"n":${text}}` }] }))

  it.concurrent('content as parts is judged by its meaning, and told with the clients that do not read it', async () => {
    const { code, report } = await gate(inParts)
    expect(code).toBe(0)
    expect(report.warnings.filter((one) => one.code === 'answers-unread-by').map((one) => one.message)).toEqual([
      expect.stringMatching(
        /^6 of the candidate’s answers hold content as parts, which openai 7\.57, AI SDK .*, @langchain\/openai 1\.5 do not read$/,
      ),
    ])
  })

  it.concurrent('and fails where the contract asks for what they read', async () => {
    const strict = echoContract(CASES).replace('expect:\n', 'expect:\n  envelope: strict\n')
    const { code, report } = await gate(inParts, [], strict)
    expect(code).toBe(1)
    expect(report.contracts[0]?.failures[0]).toMatchObject({
      outcome: 'unparsable',
      evidence: { fault: { kind: 'envelope' } },
    })
  })

  it.concurrent('as many tokens as were asked for, of an answer that is said to be whole', async () => {
    const contract = echoContract(CASES).replace('max_tokens: 20', 'max_tokens: 5')
    const { code, report } = await gate(echo, [], contract)
    expect(code).toBe(0)
    expect(report.warnings.filter((one) => one.code === 'answers-at-limit').map((one) => one.message)).toEqual([
      expect.stringMatching(/^6 of the candidate’s answers have all the tokens that were asked for/),
    ])
  })
})

describe('a filter that says no in a flow where a refusal is expected', () => {
  const flow = `version: 1
name: declined
request: { messages: [] }
cases:
  - id: one
    turns:
      - { user: do harm, expect: { outcome: refused } }
      - { user: "7", expect: { match: { n: 7 } } }
`
  const filter: Do = ({ text, body }, response) =>
    text === 'do harm'
      ? sendJson(response, 400, failure('flagged', 'content_filter'))
      : sendJson(response, 200, completion(JSON.stringify({ n: 7, heard: (body.messages as unknown[]).length })))

  it.concurrent('does not end the flow: its later turns are asked', async () => {
    const { code, heard } = await gate(filter, [], flow)
    expect([code, heard.length]).toEqual([0, 2])
  })

  it.concurrent('and their outcome is the flow’s', async () => {
    const { code, report } = await gate(filter, [], flow.replace('match: { n: 7 }', 'match: { n: 8 }'))
    expect(code).toBe(1)
    expect(report.contracts[0]?.failures).toMatchObject([{ case: 'one', turn: 1, outcome: 'mismatch' }])
    expect(report.contracts[0]?.turns).toEqual([
      { measured: 1, ok: 1 },
      { measured: 1, ok: 0 },
    ])
    expectInvariants(report)
  })
})
