import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { actionHarness, BASE_FILES } from './harness.ts'
import { BASE, HEAD, pullRequest } from './payloads.ts'
import type { Step } from './runner.ts'

const { step, github, compare } = actionHarness()
const event = { event: 'pull_request', payload: pullRequest() }

/** Runs the shards of a plan, each as a job of its own, and gives back their journals. */
async function shards(total: number, over: Partial<Step> = {}): Promise<string[]> {
  const journals: string[] = []
  for (let part = 1; part <= total; part++) {
    const ended = await step({}, { ...event, ...over, inputs: { shard: `${part}/${total}`, ...over.inputs } })
    journals.push(ended.read('modelgate-report/journal.jsonl'))
  }
  return journals
}

const merge = (journals: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) =>
  step({}, { ...event, files: journals, inputs: { 'api-key': '', journals: '1.jsonl\n2.jsonl\n3.jsonl', ...inputs } })

describe('shards', () => {
  it('are merged into one verdict, the same as that of one run; the parts wrote nothing on GitHub', async () => {
    const [one = '', two = '', three = ''] = await shards(3)
    expect([github().comments.length, github().checkRuns.length]).toEqual([0, 0])
    const merged = await merge({ '1.jsonl': one, '2.jsonl': two, '3.jsonl': three })
    expect([merged.code, merged.outputs.result, merged.outputs.journal]).toEqual([0, 'pass', ''])
    expect(merged.summary).toContain('12 of 12 calls answered')
    expect(github().comments).toHaveLength(1)
    const whole = await step({}, event)
    const bare = (text: string) => {
      const { contracts, totals, provenance } = JSON.parse(text)
      // Latencies are those of the run itself.
      return {
        totals,
        provenance,
        contracts: contracts.map(({ funnel, requirements }: Record<string, unknown>) => ({ funnel, requirements })),
      }
    }
    expect(bare(merged.read('modelgate-report/report.json'))).toEqual(bare(whole.read('modelgate-report/report.json')))
  })

  it('a lost one is named, and the result is inconclusive', async () => {
    const [one = '', two = ''] = await shards(3)
    const merged = await merge({ '1.jsonl': one, '2.jsonl': two })
    expect([merged.code, merged.outputs.result]).toEqual([3, 'inconclusive'])
    expect(merged.summary).toContain('shard 3 of 3')
    await compare('shard-lost', 'journals: one of three shards was lost', merged)
  })

  it('all of them lost', async () => {
    const merged = await merge({})
    expect([merged.code, merged.outputs.result]).toEqual([3, 'inconclusive'])
    expect(merged.summary).toContain('There is no journal 1.jsonl')
  })

  it.each<[string, (one: string, other: string) => string, RegExp]>([
    ['of another run', (one) => one.replace('"run_id":"4711"', '"run_id":"9"'), /written by another run/],
    ['of another commit', (one) => one.replaceAll(/"commit":"\w+"/g, `"commit":"${HEAD}"`), /another commit/],
    ['of another plan', (one) => one.replace(/"plan":"[^"]+"/, '"plan":"sha256:0"'), /another plan/],
    ['of another total', (one) => one.replace('"total":2', '"total":3'), /of 3 shards|shard 3 of 3/],
    ['that is the other one again', (_, other) => other, /was there already/],
    ['that calls itself what it is not', (one) => one.replace('"index":2', '"index":1'), /was there already/],
    ['that is no journal', () => 'hello\n', /does not begin with a journal header/],
  ])('a forged one %s does not count', async (_, forge, said) => {
    const [one = '', two = ''] = await shards(2)
    const merged = await merge({ '1.jsonl': one, '2.jsonl': forge(two, one) }, { journals: '1.jsonl\n2.jsonl' })
    expect([merged.code, merged.outputs.result]).toEqual([3, 'inconclusive'])
    expect(merged.summary).toMatch(said)
  })

  it('of a cancelled run count as they are, and its exit code is that of the report', async () => {
    const [one = '', two = ''] = await shards(2)
    const cut = two
      .split('\n')
      .filter((line) => !line.includes('"type":"call"'))
      .join('\n')
      .replace('"reason":"finished"', '"reason":"cancelled"')
    const merged = await merge({ '1.jsonl': one, '2.jsonl': cut }, { journals: '1.jsonl\n2.jsonl' })
    expect([merged.code, merged.outputs['exit-code'], merged.outputs.result]).toEqual([3, '3', 'inconclusive'])
    expect(JSON.parse(merged.read('modelgate-report/report.json')).exit_code).toBe(3)
  })

  it('answers for calls of another shard do not count', async () => {
    const [one = '', two = ''] = await shards(2, { inputs: { model: 'sim-sloppy' } })
    const honest = await merge(
      { '1.jsonl': one, '2.jsonl': two },
      { journals: '1.jsonl\n2.jsonl', model: 'sim-sloppy' },
    )
    const foreign = two.split('\n').filter((line) => line.includes('"type":"call"'))
    const forged = one.replace('\n', `\n${foreign.join('\n')}\n`)
    const merged = await merge({ '1.jsonl': forged, '2.jsonl': two }, { journals: '*.jsonl', model: 'sim-sloppy' })
    expect([honest.code, merged.code]).toEqual([1, 1])
    expect(merged.summary).toContain('6 calls in 1.jsonl are none of this run')
  })
})

describe('strangers', () => {
  it('are judged by a journal that the base branch holds, and it is still no evidence', async () => {
    const first = await step({}, { event: 'push', payload: {}, inputs: { args: '--journal evidence/journal.jsonl' } })
    const base = { ...BASE_FILES, 'evidence/journal.jsonl': first.read('evidence/journal.jsonl') }
    await github().close()
    const forked = await strangersStep(base)
    expect([forked.code, forked.outputs.result]).toEqual([0, 'not-evaluated'])
    expect(forked.summary).toContain('12 of 12 calls answered')
    await compareFork('fork-replay', 'pull_request from a fork: the base branch’s journal is replayed', forked)
  })
})

const other = actionHarness()
const strangersStep = (base: Readonly<Record<string, string>>) =>
  other.step(
    { base },
    {
      event: 'pull_request',
      payload: pullRequest({ fork: true }),
      inputs: { 'api-key': '', args: '--journal evidence/journal.jsonl' },
    },
  )
const compareFork = other.compare

describe('a maintainer’s run of a stranger’s commit', () => {
  it('takes the policy of this branch and the contracts of that one, and says so on its commit', async () => {
    const files = {
      '.git/HEAD': BASE,
      'modelgate.yaml': 'version: 1\n',
      'pull-request/.git/HEAD': HEAD,
      'pull-request/modelgate.yaml':
        'version: 1\nproviders: { evil: { preset: vllm, base_url: https://evil.example/v1 } }\n',
      'pull-request/contracts/triage.yaml': BASE_FILES['triage.yaml'] ?? '',
      'pull-request/contracts/triage.schema.json': BASE_FILES['triage.schema.json'] ?? '',
    }
    const inputs = { model: 'sim-sloppy', policy: 'modelgate.yaml', contracts: 'pull-request/contracts/*.yaml' }
    const payload = { inputs: { 'pull-request': '7', commit: HEAD } }
    const ended = await step({}, { event: 'workflow_dispatch', payload, files, inputs })
    expect(ended.code).toBe(1)
    expect(github().checkRuns.map(({ request }) => request.head_sha)).toEqual([HEAD])
    const annotations = github().checkRuns.flatMap(
      ({ request }) => (request.output as JsonObject).annotations as JsonObject[],
    )
    expect(new Set(annotations.map(({ path }) => path))).toEqual(new Set(['contracts/triage.yaml']))
    expect(github().comments).toHaveLength(1)
  })
})
