import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { sendJson, startEndpoint } from '../gate/endpoint.ts'
import { inside } from '../gate/inside.ts'
import type { FakeOptions, Fault } from '../github/fake-github/fake-github.ts'
import { actionHarness, BASE_FILES } from './harness.ts'
import { pullRequest } from './payloads.ts'

const { step, github, compare } = actionHarness()
/** Whatever is read or written, but the base branch, without which nothing passes. */
const butForTheBase =
  (fault: Fault): NonNullable<FakeOptions['fault']> =>
  ({ operation }) =>
    operation.operationId === 'repos/get-content' ? null : fault
const secondary = { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '60' } }

describe('whatever GitHub does, the verdict and the exit code stand, and what was left out is said once', () => {
  it.each<[string, Fault, RegExp]>([
    ['401', { status: 401, message: 'Bad credentials' }, /GitHub answered 401: Bad credentials.*github-token/],
    ['403', { status: 403, message: 'Resource not accessible by integration' }, /permissions: pull-requests: write/],
    ['a secondary limit', secondary, /secondary rate limit.*Later/],
    ['404', { status: 404, message: 'Not Found' }, /answered 404/],
    ['422', { status: 422, message: 'Validation Failed' }, /answered 422: Validation Failed/],
    ['500', { status: 500, message: 'Server Error' }, /answered 500/],
    ['503', { status: 503, message: '::error::<b>@everyone</b>' }, /answered 503/],
    ['a reset', { kind: 'reset' }, /can not be reached/],
    ['a page of a proxy', { kind: 'html' }, /not the answer|can not be reached/],
    ['half a body', { kind: 'cut' }, /not the answer|can not be reached/],
  ])('%s on every request but for the base branch', async (_, fault, said) => {
    const passing = await step({ fault: butForTheBase(fault) }, { event: 'pull_request', payload: pullRequest() })
    expect([passing.code, passing.outputs.result, passing.outputs['comment-url']]).toEqual([0, 'pass', ''])
    const warnings = passing.stdout.split('\n').filter((line) => line.startsWith('::warning'))
    expect(warnings.join('\n')).toMatch(said)
    expect(warnings.filter((line) => line.includes('The comment was left out'))).toHaveLength(1)
    expect(passing.stdout).not.toMatch(/^::error/m)
  })

  it.each<[string, Fault]>([
    ['a page of a proxy', { kind: 'html' }],
    ['403', { status: 403, message: 'Resource not accessible by integration' }],
  ])('a failure stays one under %s, and its annotations come by workflow commands', async (_, fault) => {
    const event = { event: 'pull_request', payload: pullRequest() }
    const ended = await step({ fault: () => fault }, { ...event, inputs: { model: 'sim-sloppy' } })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.stdout).toMatch(/^::error title=.*file=triage\.yaml,line=18/m)
  })

  it('less permission than wanted: the comment alone is left out', async () => {
    const refused = { status: 403, message: 'Resource not accessible by integration' }
    const ended = await step(
      { fault: ({ operation }) => (operation.operationId.startsWith('issues/') ? refused : null) },
      { event: 'pull_request', payload: pullRequest(), inputs: { model: 'sim-sloppy' } },
    )
    expect([ended.code, github().checkRuns.length]).toEqual([1, 1])
    await compare('fewer-permissions', 'A job without pull-requests: write', ended)
  })

  it('no token at all', async () => {
    const ended = await step({}, { event: 'push', inputs: { 'github-token': '' } })
    expect([ended.code, github().seen.length]).toEqual([0, 0])
    expect(ended.stdout).toContain('there is no token')
  })

  it('a key that is missing for candidate and baseline is said once, with the input that would hold it', async () => {
    const inputs = { model: 'new', baseline: 'old', provider: 'openai', 'base-url': '', 'api-key': '' }
    const ended = await step({}, { event: 'push', inputs })
    const report = JSON.parse(ended.read('modelgate-report/report.json')) as Report
    const said = 'No key for openai: the input api-key is empty, and the environment variable OPENAI_API_KEY is not set'
    expect([ended.code, report.preflight.map(({ message }) => message)]).toEqual([2, [said]])
    expect(ended.stdout).toContain('api-key: ${{ secrets.OPENAI_API_KEY }}')
  })

  const hidden: FakeOptions['fault'] = ({ operation }) =>
    operation.operationId === 'repos/get-content' ? { status: 404, message: 'Not Found' } : null
  const own = (url: string): string =>
    `version: 1\ncandidate: { provider: mine, model: sim-steady }\nproviders: { mine: { preset: vllm, base_url: ${url} } }\n`
  const quiet = { comment: 'never', 'check-run': 'false' }

  it.each<[string, FakeOptions, Readonly<Record<string, string>>, string]>([
    ['that GitHub hides', { fault: hidden }, {}, 'GitHub answered 404'],
    ['that GitHub hides, in silence', { fault: hidden }, quiet, 'GitHub answered 404'],
    ['that GitHub hides, in a shard', { fault: hidden }, { shard: '1/1' }, 'GitHub answered 404'],
    ['of a GitHub that is down', { fault: () => ({ kind: 'reset' }) }, {}, 'can not be reached'],
    ['that nobody may ask for', {}, { 'github-token': '' }, 'there is no token'],
    [
      'whose policy is broken',
      { base: { ...BASE_FILES, 'modelgate.yaml': 'version: [' } },
      {},
      'the built-in defaults judge',
    ],
  ])('a base branch %s is never judged by the head alone', async (_, options, inputs, said) => {
    const ended = await step(options, { event: 'pull_request', payload: pullRequest(), inputs })
    const report = JSON.parse(ended.read('modelgate-report/report.json')) as Report
    expect([ended.code, ended.outputs.result, report.result]).toEqual([3, 'inconclusive', 'inconclusive'])
    expect(report.preflight.map(({ message }) => message).join('\n')).toContain(said)
    expect(ended.summary).toContain(said)
    expect(ended.summary).not.toContain('nothing to compare with')
    const again = await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], ended.workspace)
    expect(again.code, again.stderr).toBe(3)
    expect(ended.read('again/report.json')).toBe(ended.read('modelgate-report/report.json'))
  })

  it('a model that fails does so without the base branch too', async () => {
    const event = { event: 'pull_request', payload: pullRequest() }
    const ended = await step({ fault: hidden }, { ...event, inputs: { model: 'sim-sloppy' } })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
  })

  it.each<[string, FakeOptions, number, string]>([
    ['is hidden', { fault: hidden }, 3, 'inconclusive'],
    ['has a broken policy', { base: { ...BASE_FILES, 'modelgate.yaml': 'version: [' } }, 3, 'inconclusive'],
    [
      'has a broken policy, and the label is on',
      { base: { ...BASE_FILES, 'modelgate.yaml': 'version: [' }, labels: ['gate-change-approved'] },
      0,
      'not-evaluated',
    ],
  ])('a host that only the head names is not called where the base branch %s', async (_, options, code, result) => {
    const endpoint = await startEndpoint((_heard, response) => sendJson(response, 500, {}))
    const inputs = { model: '', 'base-url': '' }
    const files = { 'modelgate.yaml': own(endpoint.url) }
    const ended = await step(options, { event: 'pull_request', payload: pullRequest(), files, inputs })
    await endpoint.close()
    expect([ended.code, ended.outputs.result, endpoint.heard]).toEqual([code, result, []])
  })

  it.each([
    ['the workflow', 'version: 1\n', {}],
    ['the policy alone', 'version: 1\ncontracts: [triage.yaml]\n', { contracts: '' }],
  ])(
    'a broken policy of the base branch is mended under the label, contracts named by %s',
    async (_, mended, inputs) => {
      const base = { ...BASE_FILES, 'modelgate.yaml': 'version: [' }
      const files = { 'modelgate.yaml': mended }
      const ended = await step(
        { base, labels: ['gate-change-approved'] },
        { event: 'pull_request', payload: pullRequest(), files, inputs },
      )
      expect([ended.code, ended.outputs.result]).toEqual([0, 'pass'])
      expect(ended.summary).toContain('the built-in defaults judge')
    },
  )

  it('a broken contract of the base branch counts as absent, and the others are compared', async () => {
    const other = BASE_FILES['triage.yaml']?.replace('name: triage', 'name: other') ?? ''
    const base = { ...BASE_FILES, 'broken.yaml': 'version: 1\nname: [', 'other.yaml': other }
    const files = { 'broken.yaml': BASE_FILES['triage.yaml'] ?? '', 'other.yaml': other }
    const event = { event: 'pull_request', payload: pullRequest(), inputs: { contracts: 'broken.yaml\nother.yaml' } }
    const ended = await step({ base }, { ...event, files })
    expect([ended.code, ended.outputs.result]).toEqual([0, 'pass'])
    expect(ended.summary).toContain('can not be read and counts as absent')
    expect(ended.summary).not.toContain('no bar lowered')
    const lower = { ...files, 'other.yaml': other.replace('match_rate: 0.9', 'match_rate: 0.1') }
    const lowered = await step({ base }, { ...event, files: lower })
    expect([lowered.code, lowered.outputs.result]).toEqual([1, 'fail'])
  })

  it('a first adoption has no base, and says so', async () => {
    const ended = await step({ base: { 'README.md': 'hello' } }, { event: 'pull_request', payload: pullRequest() })
    expect(ended.code).toBe(0)
    expect(ended.summary).toContain('nothing to compare with')
    expect(ended.summary).not.toContain('lowers the bar')
  })

  it('comment: on-failure writes nothing on a pass, and corrects what stands there', async () => {
    const inputs = { comment: 'on-failure', 'check-run': 'false' }
    const event = { event: 'pull_request', payload: pullRequest() }
    await step({}, { ...event, inputs })
    expect(github().comments).toHaveLength(0)
    await step({}, { ...event, inputs: { ...inputs, model: 'sim-sloppy' } })
    expect(github().comments[0]?.body).toContain('❌')
    await step({}, { ...event, inputs })
    expect(github().comments.map(({ body }) => body.includes('✅'))).toEqual([true])
  })

  it.each([
    ['warns, and names the other model', {}, 'The comment on `sim-sloppy` replaced the one on `sim-steady`'],
    ['says nothing of an older commit', { head: 'c'.repeat(40) }, null],
  ])('a matrix whose legs have one name: the second %s', async (_, later, said) => {
    await step({}, { event: 'pull_request', payload: pullRequest() })
    const again = { event: 'pull_request', payload: pullRequest(later), inputs: { model: 'sim-sloppy' } }
    const second = await step({}, again)
    const warned = second.stdout.split('\n').filter((line) => line.includes('replaced the one'))
    expect(warned.map((line) => line.startsWith('::warning'))).toEqual(said === null ? [] : [true])
    if (said !== null) expect(warned[0]).toContain(said.replaceAll('`', ''))
    expect(github().comments).toHaveLength(1)
  })

  it('two gates of one workflow keep a comment each', async () => {
    const event = { event: 'pull_request', payload: pullRequest() }
    for (const name of ['modelgate', 'nightly--gate', 'nightly--gate']) await step({}, { ...event, inputs: { name } })
    expect(github().comments.map(({ body }) => body.split('\n', 1)[0])).toEqual([
      '<!-- modelgate:comment:modelgate -->',
      '<!-- modelgate:comment:nightly%2D%2Dgate -->',
    ])
    expect(github().checkRuns.map(({ request }) => request.name)).toEqual([
      'modelgate',
      'nightly--gate',
      'nightly--gate',
    ])
  })
})

describe('inputs', () => {
  it('give a working directory, several lines, and words that no shell sees', async () => {
    const triage = BASE_FILES['triage.yaml'] ?? ''
    const files = {
      'gates/one.yaml': triage,
      'gates/two.yaml': triage.replace('name: triage', 'name: two'),
      'gates/triage.schema.json': BASE_FILES['triage.schema.json'] ?? '',
      'gates/strict.yaml': 'version: 1\nthresholds: { schema_rate: 1 }\n',
    }
    const inputs = {
      'working-directory': 'gates',
      contracts: 'one.yaml\n\n  two.yaml  \n',
      policy: 'strict.yaml',
      args: '--case charged --case \'locked\' --seed 7 --journal "$(touch pwned) journal.jsonl"',
    }
    const ended = await step({}, { files, inputs })
    expect([ended.code, ended.outputs.journal]).toEqual([0, `${ended.workspace}/gates/$(touch pwned) journal.jsonl`])
    expect(ended.read('gates/$(touch pwned) journal.jsonl')).toContain('"seed":7')
    expect(ended.read('gates/pwned')).toBe('')
    expect(github().checkRuns[0]?.request.head_sha).toBe('c0ffee'.padEnd(40, '0'))
  })
})
