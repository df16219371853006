import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { inside } from '../gate/inside.ts'
import { forwarded as forwardedTo } from './forward.ts'
import { actionHarness, BASE_FILES } from './harness.ts'
import { BASE, example, HEAD, mergeGroup, pullRequest } from './payloads.ts'
import type { Ended, Step } from './runner.ts'

const { step, github, compare, simulatorUrl } = actionHarness()
const forwarded = (change: Parameters<typeof forwardedTo>[1]) => forwardedTo(simulatorUrl(), change)
const MARKER = '<!-- modelgate:comment:modelgate -->'
const failing = { model: 'sim-sloppy' }

const under = (folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** The journal alone gives the same report, although no file of the checkout names the baseline. */
async function sameAgain({ code, workspace, read }: Ended): Promise<void> {
  const again = await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], workspace)
  expect(again.code, again.stderr).toBe(code)
  expect(read('again/report.json')).toBe(read('modelgate-report/report.json'))
}

describe('each event, as the runner starts it', () => {
  it('push: a summary, outputs and a check run; there is no pull request to comment on', async () => {
    const ended = await step({}, { event: 'push', payload: example('push') })
    expect(ended.code).toBe(0)
    await compare('push', 'push: the model keeps the contract', ended)
  })

  it('pull_request: a comment and a check run with annotations', async () => {
    const ended = await step({}, { event: 'pull_request', payload: pullRequest(), inputs: failing })
    expect(ended.code).toBe(1)
    await compare('pull-request', 'pull_request: the model does not keep the contract', ended)
  })

  it('pull_request again: its own comment is found behind two pages, and updated; a copy of the marker is left alone', async () => {
    const chatter = Array.from({ length: 205 }, (_, at) => ({ id: at + 1, body: `word ${at}`, login: 'bob' }))
    const copies = [
      { id: 300, body: `${MARKER}\nnot ours`, login: 'mallory' },
      { id: 301, body: `as it said: ${MARKER}`, login: 'github-actions[bot]' },
    ]
    const own = { id: 302, body: `${MARKER}\nof an older commit`, login: 'github-actions[bot]' }
    const ended = await step(
      { comments: [...chatter, ...copies, own] },
      { event: 'pull_request', payload: pullRequest() },
    )
    expect(ended.code).toBe(0)
    expect(github().comments).toHaveLength(208)
    expect(
      github()
        .comments.slice(205, 207)
        .map(({ body }) => body),
    ).toEqual(copies.map(({ body }) => body))
    expect(github().comments[207]?.body).toContain('passes')
    await compare('pull-request-again', 'pull_request, pushed to again: the comment is updated in place', ended)
  })

  it('pull_request from a fork: offline checks, said loudly, exit 0', async () => {
    const ended = await step(
      {},
      { event: 'pull_request', payload: pullRequest({ fork: true }), inputs: { 'api-key': '' } },
    )
    expect([ended.code, ended.outputs.result]).toEqual([0, 'not-evaluated'])
    await compare('fork', 'pull_request from a fork: no secret, no call', ended)
  })

  it('pull_request by Dependabot, with require_evidence: exit 3', async () => {
    const policy = 'version: 1\nrequire_evidence: true\n'
    const files = { ...BASE_FILES, 'modelgate.yaml': policy }
    const environment = { GITHUB_ACTOR: 'dependabot[bot]' }
    const ended = await step(
      { base: files },
      { event: 'pull_request', payload: pullRequest(), files, environment, inputs: { 'api-key': '' } },
    )
    expect([ended.code, ended.outputs.result]).toEqual([3, 'not-evaluated'])
    await compare('dependabot', 'pull_request by Dependabot, where evidence is required', ended)
  })

  it('a stranger with a broken contract hears what is wrong with it, on its line', async () => {
    const files = { 'triage.yaml': BASE_FILES['triage.yaml']?.replace('samples: 3', 'sampels: 3') ?? '' }
    const ended = await step(
      {},
      { event: 'pull_request', payload: pullRequest({ fork: true }), files, inputs: { 'api-key': '' } },
    )
    expect(ended.code).toBe(2)
    await compare('refused', 'A contract with a misspelt key', ended)
  })

  it('merge_group', async () => {
    const ended = await step({}, { event: 'merge_group', payload: mergeGroup(), inputs: { 'check-run': 'false' } })
    expect(ended.code).toBe(0)
    await compare('merge-group', 'merge_group: nothing is written on GitHub', ended)
  })

  it('workflow_dispatch with a model to try', async () => {
    const payload = { ...example('workflow_dispatch'), inputs: { model: 'sim-sloppy', 'pull-request': '7' } }
    const ended = await step({}, { event: 'workflow_dispatch', payload, inputs: { model: '' } })
    expect(ended.code).toBe(1)
    expect(github().comments).toHaveLength(1)
    await compare('workflow-dispatch', 'workflow_dispatch: a model to try, for a pull request', ended)
  })

  it('release', async () => {
    const ended = await step({}, { event: 'release', payload: example('release', 'published') })
    expect(ended.code).toBe(0)
    await compare('release', 'release: the model keeps the contract', ended)
  })

  it.each([
    ['of the head', `ref: refs/heads/main`, HEAD, 2],
    ['of the merge commit', 'f'.repeat(40), '', 2],
    ['of the base', BASE, '', 0],
  ])('pull_request_target with a checkout %s', async (_, head, branch, code) => {
    const files = { '.git/HEAD': head, '.git/refs/heads/main': branch }
    const ended = await step({}, { event: 'pull_request_target', payload: pullRequest(), files })
    expect(ended.code).toBe(code)
    if (code === 2) expect(ended.stderr).toContain('pull_request_target with something other than the base commit')
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a nested checkout of the head', { 'pr/.git/HEAD': HEAD, ...under('pr', BASE_FILES) }, 'pr/triage.yaml'],
    ['a file of the head over the base’s', { 'triage.yaml': `${BASE_FILES['triage.yaml']}# theirs\n` }, 'triage.yaml'],
    ['a policy of the head', { 'modelgate.yaml': 'version: 1\nconfidence: 0.5\n' }, 'modelgate.yaml'],
  ])('pull_request_target with %s', async (_, files, found) => {
    const contracts = found.endsWith('triage.yaml') ? found : 'triage.yaml'
    const ended = await step(
      {},
      {
        event: 'pull_request_target',
        payload: pullRequest({ fork: true }),
        files: { '.git/HEAD': BASE, ...files },
        inputs: { contracts },
      },
    )
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain(`other than the base commit checked out: ${found}`)
  })

  const seen = 'c0ffee'.padEnd(40, '0')

  it.each<[string, string, Readonly<Record<string, string>>, number, string]>([
    ['workflow_run', 'of the head', { '.git/HEAD': HEAD }, 2, HEAD],
    ['issue_comment', 'of the head', { '.git/HEAD': HEAD }, 2, HEAD],
    ['discussion_comment', 'of the head', { '.git/HEAD': HEAD }, 2, HEAD],
    ['workflow_run', 'that can not be seen', {}, 2, 'no checkout whose commit can be seen'],
    [
      'issue_comment',
      'with a policy of another',
      { '.git/HEAD': seen, 'modelgate.yaml': 'version: 1\n' },
      2,
      'modelgate',
    ],
    ['workflow_run', 'of the default branch', { '.git/HEAD': seen }, 0, ''],
    ['issue_comment', 'of the default branch', { '.git/HEAD': seen }, 0, ''],
  ])('%s with a checkout %s', async (event, _, files, code, found) => {
    const payload = event === 'workflow_run' ? {} : example('issue_comment')
    const ended = await step({ commits: { [seen]: BASE_FILES } }, { event, payload, files })
    expect(ended.code).toBe(code)
    if (code === 2) expect(ended.stderr).toContain(`${event} with something other than the base commit`)
    expect(ended.stderr).toContain(found)
  })

  it('pull_request_target without a checkout is refused too', async () => {
    const ended = await step({}, { event: 'pull_request_target', payload: pullRequest({ fork: true }) })
    expect(ended.code).toBe(2)
    await compare('pull-request-target', 'pull_request_target: nothing that is provably the base', ended)
  })
})

describe('a nightly run', () => {
  it('opens one issue when the served model got worse, and keeps to it', async () => {
    const worse = await forwarded((body) => ({ ...body, model: 'sim-sloppy' }))
    const args = '--baseline-replay last/journal.jsonl --journal tonight.jsonl'
    const nightly = { event: 'schedule', payload: { schedule: '0 3 * * *' } }
    const first = await step({}, { ...nightly, inputs: { args, 'check-run': 'false' } })
    expect([first.code, github().issues.length]).toEqual([0, 0])
    expect(first.summary).toContain('no earlier journal')
    const files = { 'last/journal.jsonl': first.read('tonight.jsonl') }
    const inputs = { args, 'base-url': worse.url, 'check-run': 'false' }
    const second = await step({}, { ...nightly, files, inputs })
    expect([second.code, github().issues.length]).toEqual([1, 1])
    await compare('schedule', 'schedule: what is served got worse since the last run', second)
    const issue = github().issues[0]
    if (issue) issue.state = 'closed'
    await step({}, { ...nightly, files, inputs })
    expect(github().issues.map(({ state }) => state)).toEqual(['open'])
    await worse.close()
  })
})

describe('what a pull request may change', () => {
  const policy =
    'version: 1\ncandidate: { provider: mine, model: sim-steady }\nproviders: { mine: { preset: vllm, base_url: URL } }\n'
  const at = (text: string, url: string): string => text.replace('URL', url)
  const from = (
    base: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>>,
    labels: readonly string[] = [],
    over: Step = {},
  ) =>
    step(
      { base },
      {
        event: 'pull_request',
        payload: pullRequest({ labels }),
        files,
        ...over,
        inputs: { model: '', 'base-url': '', 'check-run': 'false', ...over.inputs },
      },
    )
  const lowered = BASE_FILES['triage.yaml']?.replace('match_rate: 0.9', 'match_rate: 0.1') ?? ''

  it('the candidate alone: its baseline is then the base branch’s, asked in the same minutes', async () => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const ended = await from(base, { 'modelgate.yaml': base['modelgate.yaml'].replace('sim-steady', 'sim-sloppy') })
    expect(ended.code).toBe(1)
    await compare('swap', 'A pull request that swaps the model', ended)
    await sameAgain(ended)
  })

  it('a route’s candidate alone: its contracts are compared with the route’s old one, the others with nothing', async () => {
    const other = BASE_FILES['triage.yaml']?.replace('name: triage', 'name: other') ?? ''
    const route = (model: string): string =>
      `${at(policy, simulatorUrl())}routes: [{ contracts: [other.yaml], candidate: { provider: mine, model: ${model} } }]\n`
    const base = { ...BASE_FILES, 'other.yaml': other, 'modelgate.yaml': route('sim-steady') }
    const head = { 'other.yaml': other, 'modelgate.yaml': route('sim-sloppy') }
    const ended = await from(base, head, [], { inputs: { contracts: 'triage.yaml\nother.yaml' } })
    expect(ended.code).toBe(1)
    expect(ended.summary).toContain('`sim-sloppy` fails 1 of 2 contracts; `sim-steady` passes it')
    const { comparison } = JSON.parse(ended.read('modelgate-report/report.json')) as Report
    expect(comparison?.contracts.map(({ name }) => name)).toEqual(['other'])
    await sameAgain(ended)
  })

  it('a lower threshold is blocked, and let in by the label', async () => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const head = {
      'triage.yaml': BASE_FILES['triage.yaml']?.replace('match_rate: 0.9', 'match_rate: 0.5') ?? '',
      'modelgate.yaml': base['modelgate.yaml'],
    }
    const blocked = await from(base, head)
    expect([blocked.code, blocked.outputs.result]).toEqual([1, 'fail'])
    await compare('weakened', 'A pull request that lowers its threshold', blocked)
    github().labels.push('gate-change-approved')
    const approved = await from(base, head, ['gate-change-approved'])
    expect([approved.code, approved.outputs.result]).toEqual([0, 'pass'])
    expect(approved.summary).toContain('let in by the label `gate-change-approved`')
  })

  it.each<[string, Step]>([
    ['a review', { event: 'pull_request_review', payload: pullRequest() }],
    ['the merge queue', { event: 'merge_group', payload: mergeGroup() }],
  ])('a lower threshold is blocked in %s too, and let in by a label that was put on since', async (_, over) => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const head = { 'triage.yaml': lowered, 'modelgate.yaml': base['modelgate.yaml'] }
    const blocked = await from(base, head, [], over)
    expect([blocked.code, blocked.outputs.result]).toEqual([1, 'fail'])
    github().labels.push('gate-change-approved')
    const approved = await from(base, head, [], over)
    expect([approved.code, approved.outputs.result]).toEqual([0, 'pass'])
    expect(approved.summary).toContain('let in by the label `gate-change-approved`')
  })

  it.each<[string, (text: string) => string]>([
    ['in the case’s parser', (text) => text.replace('{ match: {', '{ parser: fenced, match: {')],
    ['in a value of another form', (text) => text.replace(/match: \{ [^}]*\}/, 'match: { $any_of: [{}, []] }')],
  ])('a bar lowered %s is blocked', async (_, lowers) => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const now = lowers(BASE_FILES['triage.yaml'] ?? '')
    expect(now).not.toBe(BASE_FILES['triage.yaml'])
    const ended = await from(base, { 'triage.yaml': now, 'modelgate.yaml': base['modelgate.yaml'] })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.summary).toContain('less is expected in')
  })

  it('a candidate whose request says other words is blocked', async () => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const request = 'model: sim-steady, request: { messages: [{ role: user, content: easy }] } }'
    const ended = await from(base, { 'modelgate.yaml': base['modelgate.yaml'].replace('model: sim-steady }', request) })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.summary).toContain('other `messages` in every contract’s place')
  })

  it('a lower threshold by a label that was taken off since', async () => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const head = { 'triage.yaml': lowered, 'modelgate.yaml': base['modelgate.yaml'] }
    const ended = await from(base, head, ['gate-change-approved'])
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
  })

  it('not the policy that judges it', async () => {
    const base = {
      ...BASE_FILES,
      'modelgate.yaml': `${at(policy, simulatorUrl()).replace('sim-steady', 'sim-sloppy')}`,
    }
    const head = {
      'modelgate.yaml': `${base['modelgate.yaml']}severity: { inconclusive: warn, weakened: warn }\nweakening_label: mine\n`,
    }
    const ended = await from(base, head, ['mine'])
    expect(ended.code).toBe(1)
    expect(ended.summary).toContain('This change lowers the bar')
  })

  it.each<[string, Readonly<Record<string, string>>, string, Step]>([
    ['where the base branch has none', {}, 'severity: { weakened: warn }\n', {}],
    ['nor name its own label where the base branch has none', {}, 'weakening_label: mine\n', {}],
    [
      'with a policy file beside it that is new',
      { 'modelgate.yaml': policy },
      'severity: { weakened: warn }\n',
      { inputs: { policy: 'modelgate.yaml\nextra.yaml' } },
    ],
  ])('not by a policy that lets lower bars in, %s', async (_, base, lax, over) => {
    const served = Object.fromEntries(Object.entries(base).map(([file, text]) => [file, at(text, simulatorUrl())]))
    const head = {
      'triage.yaml': lowered,
      'modelgate.yaml': `${at(policy, simulatorUrl())}${lax}`,
      'extra.yaml': 'version: 1\n',
    }
    const inputs = { ...over.inputs, 'base-url': simulatorUrl() }
    const ended = await from({ ...BASE_FILES, ...served }, head, ['mine'], { ...over, inputs })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.summary).toContain('`match_rate` asks for 0.1, and asked for 0.9')
  })

  it('nor the dates of the model registry', async () => {
    const source = 'https://platform.openai.com/docs/deprecations'
    const until = (day: string): string =>
      `version: 1\nmodels: { sim-steady: { shutdown: ${day}, replacement: x, source: "${source}", checked: 2026-01-01 } }\n`
    const gate = `${at(policy, simulatorUrl())}models: models.yaml\n`
    const base = { ...BASE_FILES, 'modelgate.yaml': gate, 'models.yaml': until('2026-01-02') }
    const ended = await from(base, { 'modelgate.yaml': gate, 'models.yaml': until('2999-01-01') })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.summary).toContain('2026-01-02')
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['another service', { OTHER_API_KEY: 'not-for-a-model-0123456789' }, 'not-evaluated'],
    ['its model', { MY_TOKEN: 'for-the-model-0123456789' }, 'pass'],
  ])('nothing, from a fork; whether it is judged is decided by a key for %s', async (_, environment, result) => {
    const keyed = at(policy, simulatorUrl()).replace('preset: vllm', 'preset: vllm, api_key_env: MY_TOKEN')
    const files = { ...BASE_FILES, 'modelgate.yaml': keyed }
    const over = { payload: pullRequest({ fork: true }), environment, inputs: { 'api-key': '' } }
    const ended = await from(files, { 'modelgate.yaml': keyed }, [], over)
    expect([ended.code, ended.outputs.result]).toEqual([0, result])
  })

  it('an endpoint of its own in a first policy, over contracts that are there already', async () => {
    const ended = await from(BASE_FILES, { 'modelgate.yaml': at(policy, simulatorUrl()) })
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('mine')
  })

  it('an endpoint of its own: a provider that the base does not name is refused', async () => {
    const base = { ...BASE_FILES, 'modelgate.yaml': at(policy, simulatorUrl()) }
    const head = { 'modelgate.yaml': at(policy, simulatorUrl()).replaceAll('mine', 'theirs') }
    const ended = await from(base, head)
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('theirs')
  })

  it('with `only-changed`, nothing that belongs to a contract: not evaluated', async () => {
    const ended = await step(
      {},
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: { 'README.md': 'changed' },
        inputs: { 'only-changed': 'true', 'check-run': 'false' },
      },
    )
    expect([ended.code, ended.outputs.result]).toEqual([0, 'not-evaluated'])
    await compare('only-changed', 'only-changed: nothing that the change touches belongs to a contract', ended)
  })

  it('with `only-changed`, a workflow: every contract is judged, wherever the step works', async () => {
    const gates = under('gates', BASE_FILES)
    const head = { ...gates, '.git/HEAD': HEAD, '.github/workflows/gate.yml': 'new' }
    const ended = await step(
      { base: { ...gates, '.github/workflows/gate.yml': 'old' } },
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: head,
        inputs: { 'only-changed': 'true', 'check-run': 'false', 'working-directory': 'gates' },
      },
    )
    expect([ended.code, ended.outputs.result]).toEqual([0, 'pass'])
  })

  it.each<[string, Step, number, string]>([
    [
      'a push',
      { event: 'push', payload: { ...example('push'), before: BASE } },
      1,
      'left out 1 of 2 contracts: `triage`',
    ],
    ['the merge queue', { event: 'merge_group', payload: mergeGroup() }, 1, 'left out 1 of 2 contracts: `triage`'],
    ['the first push of a branch', { event: 'push', payload: { ...example('push'), before: '0'.repeat(40) } }, 2, ''],
    ['a run by hand', { event: 'workflow_dispatch', payload: example('workflow_dispatch') }, 2, ''],
  ])('with `only-changed`, %s', async (_, over, judged, said) => {
    const other = BASE_FILES['triage.yaml']?.replace('name: triage', 'name: other') ?? ''
    const ended = await step(
      { base: { ...BASE_FILES, 'other.yaml': other } },
      {
        ...over,
        files: { 'other.yaml': other.replace('match_rate: 0.9', 'match_rate: 0.8') },
        inputs: { contracts: 'triage.yaml\nother.yaml', 'only-changed': 'true', 'check-run': 'false' },
      },
    )
    const { contracts } = JSON.parse(ended.read('modelgate-report/report.json')) as { contracts: unknown[] }
    expect([contracts.length, ended.code]).toEqual([judged, over.event === 'merge_group' ? 1 : 0])
    expect(ended.summary).toContain(said)
  })

  it('with `only-changed`, a contract whose name looks like a glob', async () => {
    const named = { 'c/[en].yaml': BASE_FILES['triage.yaml'] ?? '', 'c/e.yaml': BASE_FILES['triage.yaml'] ?? '' }
    const files = Object.fromEntries(
      Object.entries(named).map(([file, text], at) => [
        file,
        text.replace('name: triage', `name: gate-${at}`).replace('./triage', '../triage'),
      ]),
    )
    const ended = await step(
      { base: { ...BASE_FILES, ...files } },
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: { ...files, '.git/HEAD': HEAD, 'c/[en].yaml': `${files['c/[en].yaml']}# a word more\n` },
        inputs: { contracts: 'c/*.yaml', 'only-changed': 'true', 'check-run': 'false' },
      },
    )
    expect(ended.code).toBe(0)
    expect(ended.summary).toContain('left out 1 of 2 contracts: `gate-1`')
  })

  it('with `only-changed`, one contract of two', async () => {
    const other = BASE_FILES['triage.yaml']?.replace('name: triage', 'name: other') ?? ''
    const ended = await step(
      { base: { ...BASE_FILES, 'other.yaml': other } },
      {
        event: 'pull_request',
        payload: pullRequest(),
        files: { 'other.yaml': `${other}# a word more\n` },
        inputs: { contracts: 'triage.yaml\nother.yaml', 'only-changed': 'true', 'check-run': 'false' },
      },
    )
    expect(ended.code).toBe(0)
    expect(ended.summary).toContain('left out 1 of 2 contracts: `triage`')
    expect(ended.summary).toContain('6 of 6 calls'.replaceAll('6', '12'))
  })
})
