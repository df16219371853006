import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { forwarded } from './forward.ts'
import { actionHarness, BASE_FILES } from './harness.ts'
import { HEAD, pullRequest } from './payloads.ts'

const { step, github, simulatorUrl } = actionHarness()
const JOURNAL = 'recorded/journal.jsonl'
let worse: Awaited<ReturnType<typeof forwarded>>
beforeAll(async () => {
  worse = await forwarded(simulatorUrl(), (body) => ({ ...body, model: 'sim-sloppy' }))
})
afterAll(() => worse.close())

/** What an endpoint answers today, as a journal: the simulator keeps the contract, the other endpoint does not. */
async function recorded(baseUrl: string): Promise<string> {
  const ended = await step({}, { event: 'push', payload: {}, inputs: { 'base-url': baseUrl, 'check-run': 'false' } })
  await github().close()
  return ended.read('modelgate-report/journal.jsonl')
}

let texts: Readonly<Record<'good' | 'bad', string>> | null = null

type Where = 'base' | 'commit' | 'job'

describe('a journal that a pull request brings is no evidence for it', () => {
  it.each<[string, string, Partial<Record<Where, 'good' | 'bad'>>, readonly [number, string], string]>([
    ['replayed, new', '--replay', { commit: 'good' }, [0, 'not-evaluated'], 'comes with this change'],
    ['replayed, new, and failing', '--replay', { commit: 'bad' }, [1, 'fail'], ''],
    ['replayed, changed', '--replay', { base: 'bad', commit: 'good' }, [1, 'fail'], ''],
    ['replayed, taken away', '--replay', { base: 'bad' }, [1, 'fail'], ''],
    ['replayed, of the base', '--replay', { base: 'good', commit: 'good' }, [0, 'pass'], ''],
    ['replayed, of the job', '--replay', { job: 'good' }, [0, 'pass'], ''],
    ['resumed, new', '--journal', { commit: 'good' }, [1, 'fail'], 'it is not resumed'],
    ['resumed, changed', '--journal', { base: 'bad', commit: 'good' }, [1, 'fail'], 'it is not resumed'],
    ['resumed, of the job, of another host', '--journal', { job: 'good' }, [2, 'error'], 'holds answers of'],
    ['a baseline, new', '--baseline-replay', { commit: 'good' }, [2, 'error'], 'there is no baseline'],
    ['a baseline, of the base', '--baseline-replay', { base: 'good' }, [1, 'fail'], 'and did not in the earlier run'],
    ['a baseline, of the job', '--baseline-replay', { job: 'good' }, [1, 'fail'], 'and did not in the earlier run'],
  ])('%s', async (_, option, where, expected, said) => {
    texts ??= { good: await recorded(simulatorUrl()), bad: await recorded(worse.url) }
    const { good, bad } = texts
    const at = (place: Where): Record<string, string> => {
      const what = where[place]
      return what === undefined ? {} : { [JOURNAL]: what === 'good' ? good : bad }
    }
    const ended = await again.step(
      { base: { ...BASE_FILES, ...at('base') }, commits: { [HEAD]: { ...BASE_FILES, ...at('commit') } } },
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: { ...at('commit'), ...at('job') },
        inputs: {
          'base-url': worse.url,
          'check-run': 'false',
          args: `${option} ${JOURNAL}`,
          ...(option === '--baseline-replay' ? { baseline: 'sim-steady' } : {}),
        },
      },
    )
    expect([ended.code, ended.outputs.result]).toEqual(expected)
    expect(ended.summary).toContain(said)
  })
})

describe('answers of the base branch’s last run are reused', () => {
  it.each<[string, { readonly cached?: true; readonly commit?: true; readonly args?: string }, string]>([
    ['from where the cache put them', { cached: true }, 'answers were taken from an earlier run'],
    ['once there are some', {}, 'there is no journal journal.jsonl yet'],
    ['never from the change', { commit: true, args: `--reuse ${JOURNAL}` }, 'nothing of it is reused'],
  ])('%s', async (_, { cached, commit, args }, said) => {
    const good = await recorded(simulatorUrl())
    const committed = commit ? { [JOURNAL]: good } : {}
    const ended = await again.step(
      { base: BASE_FILES, commits: { [HEAD]: { ...BASE_FILES, ...committed } } },
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: committed,
        temporary: cached ? { 'modelgate-reuse/journal.jsonl': good } : {},
        inputs: { 'base-url': simulatorUrl(), 'check-run': 'false', ...(args ? { args } : { reuse: 'true' }) },
      },
    )
    expect([ended.code, ended.outputs.result]).toEqual([0, 'pass'])
    expect(ended.summary).toContain(said)
    const totals = (JSON.parse(ended.read('modelgate-report/report.json')) as Report).totals
    expect(totals.reused ?? 0).toBe(cached ? totals.planned : 0)
  })
})

/** Another GitHub for the step that is looked at. */
const again = actionHarness()
