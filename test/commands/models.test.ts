import { afterEach, describe, expect, it } from 'vitest'
import { folderWith } from './command-line.ts'

const folders: { readonly remove: () => void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})
function repository(files: Readonly<Record<string, string>>, today = '2026-11-22') {
  const made = folderWith(files, today)
  folders.push(made)
  return made.modelgate
}

describe('models list', () => {
  it('an entry has all members, and an alias finds it', async () => {
    const modelgate = repository({})
    const { code, out } = await modelgate('models', 'list', 'gpt-4o-mini-2024-07-18', '--json')
    const { models } = JSON.parse(out)
    expect(code).toBe(0)
    expect(models).toHaveLength(1)
    expect(models[0]).toMatchObject({
      model: 'gpt-4o-mini',
      provider: 'openai',
      shutdown: '2027-01-14',
      replacement: 'gpt-6-luna',
      aliases: ['gpt-4o-mini-2024-07-18'],
      base: null,
      after: null,
      features: {},
      price: null,
      checked: '2026-10-28',
      age_days: 25,
    })
    expect(models[0].hints[0].source).toMatch(/models\.dev/)
  })

  it('all of them, a line each, the policy’s own too', async () => {
    const modelgate = repository({
      'modelgate.yaml': 'version: 1\nmodels: own.yaml\n',
      'own.yaml':
        'version: 1\nmodels:\n  openai/gpt-9: {shutdown: 2027-05-01, replacement: gpt-10, source: "https://platform.openai.com/docs", checked: 2026-11-01}\n',
    })
    const { code, out } = await modelgate('models', 'list')
    const lines = out.split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toBe('openai/gpt-9  shut down 2027-05-01 → gpt-10  read 2026-11-01, 21 days ago')
    expect(
      lines.some((line) => line.startsWith('anthropic/claude-haiku-4-5  no shutdown announced  $1 in, $5 out')),
    ).toBe(true)
  })

  it('a name that is none is refused with the nearest', async () => {
    const { code, err } = await repository({})('models', 'list', 'gpt-4o-mimi')
    expect(code).toBe(2)
    expect(err).toContain('did you mean gpt-4o-mini?')
  })
})

const POLICY =
  'version: 1\ncandidate: {provider: openai, model: gpt-6-luna}\nbaseline: {provider: openai, model: gpt-4}\n'

describe('models check', () => {
  it('policy, code, .env and a router: each with file and line; what git leaves out is not looked at', async () => {
    const modelgate = repository({
      'modelgate.yaml': POLICY,
      '.gitignore': 'gen/\n',
      'gen/old.ts': `'gpt-4'`,
      'modelgate-report-x/report.json': '{"model":"gpt-4"}',
      'node_modules/x/a.js': `'gpt-4'`,
      'blob.bin': '\0gpt-4',
      'README.md': 'gpt-4',
      '.env': 'MODEL=gpt-4o-mini\n',
      'src/a.ts': `// gpt-4 once\nconst model = 'gpt-4-turbo'\nconst other = 'gpt-7'\n`,
      'litellm/config.yaml': 'model_list:\n  - model_name: a\n    litellm_params: {model: openai/gpt-5-2025-08-07}\n',
    })
    const { code, out } = await modelgate('models', 'check')
    expect(code).toBe(1)
    expect(
      out
        .split('\n')
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.replace(/(;| \().*/, '')),
    ).toEqual([
      'src/a.ts:2:16: error: gpt-4-turbo was shut down on 2026-10-23',
      'modelgate.yaml:3:37: warning: the baseline gpt-4 was shut down on 2026-10-23 and is not called',
      '.env:1:7: warning: gpt-4o-mini is shut down on 2027-01-14, 53 days from now',
      'litellm/config.yaml:3:29: warning: gpt-5-2025-08-07, an alias of gpt-5, is shut down on 2026-12-11, 19 days from now',
      'src/a.ts:3:16: warning: gpt-7 is not among the models of openai that are known here',
      'src/a.ts:1:4: note: gpt-4 was shut down on 2026-10-23',
      '4 files, 6 models at 7 places: 1 error, 4 warnings',
      '',
    ])
  })

  it('a folder alone, told as JSON and as SARIF', async () => {
    const modelgate = repository(
      { 'src/a.ts': `'gpt-4'`, 'b.ts': `'gpt-4'`, 'src/c.ts': `'gpt-4o-2024-08-06'` },
      '2026-07-01',
    )
    const json = await modelgate('models', 'check', '--scan', 'src', '--format', 'json')
    expect(json.code).toBe(0)
    expect(JSON.parse(json.out).models).toMatchObject([
      {
        model: 'gpt-4',
        state: 'known',
        file: 'src/a.ts',
        line: 1,
        column: 2,
        shutdown: '2026-10-23',
        replacement: 'gpt-5.6-sol',
      },
      { model: 'gpt-4o-2024-08-06', state: 'alias', file: 'src/c.ts' },
    ])
    const sarif = await modelgate('models', 'check', '--scan', 'src/*.ts', '--format', 'sarif')
    const [run] = JSON.parse(sarif.out).runs
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('src/c.ts')
  })

  it('hearsay alone is said to be that, whatever it says', async () => {
    const modelgate = repository({
      'modelgate.yaml': 'version: 1\nmodels: own.yaml\n',
      'own.yaml':
        'version: 1\nmodels:\n  openai/gpt-8-beta: {hints: [{shutdown: 2026-01-01, source: "https://example.com/feed", checked: 2026-11-01}]}\n',
      'a.ts': `'gpt-8-beta'`,
    })
    const { code, out } = await modelgate('models', 'check')
    expect(code).toBe(0)
    expect(out).toContain('a.ts:1:2: warning: of gpt-8-beta there is hearsay alone')
  })

  const refused: readonly (readonly [
    name: string,
    argv: readonly string[],
    files: Readonly<Record<string, string>>,
    says: string,
  ])[] = [
    [
      'aliases in a circle',
      ['--routing', 'r.yaml'],
      {
        'r.yaml':
          'model_list: [{model_name: a, litellm_params: {model: openai/gpt-4o}}]\nrouter_settings:\n  model_group_alias: {a: b, b: c, c: a}\n',
      },
      'r.yaml:3:23: aliases lead in a circle: a → b → c → a',
    ],
    ['half a list', ['--routing', 'r.json'], { 'r.json': '{"models": ["openai/gpt-4o", "openai/' }, 'r.json:1:'],
    ['no models', ['--routing', 'r.json'], { 'r.json': '{"targets": []}' }, 'r.json:1:1: no model is named in it'],
    ['no file', ['--routing', 'r.json'], {}, 'r.json'],
    ['a glob that fits nothing', ['--scan', 'lib/**'], {}, 'lib/**'],
  ]
  it.each(refused)('%s is refused', async (_, argv, files, says) => {
    const { code, err } = await repository(files)('models', 'check', ...argv)
    expect([code, err.slice(0, 2000)]).toEqual([2, expect.stringContaining(says)])
  })

  it('a router names models that no spelling finds', async () => {
    const modelgate = repository({
      'p.json':
        '{"strategy":{"mode":"loadbalance"},"targets":[{"override_params":{"model":"@openai/gpt-4"}},{"override_params":{"model":"our-own"}}]}',
    })
    const { code, out } = await modelgate('models', 'check', '--routing', 'p.json', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(out).models.map(({ model, state }: { model: string; state: string }) => [model, state])).toEqual([
      ['gpt-4', 'retired'],
      ['our-own', 'unlisted'],
    ])
  })
})

it('models sync: a saved list against the registry; half of one is refused', async () => {
  const list = '{"object":"list","data":[{"id":"gpt-4o-mini","shutdown_date":"2027-02-01"}]}'
  const modelgate = repository({ 'l.json': list, 'half.json': list.slice(0, 60) })
  const { code, out } = await modelgate('models', 'sync', '--from', 'l.json')
  expect(code).toBe(0)
  expect(out).toContain('openai/gpt-4o-mini: shutdown 2027-01-14 → 2027-02-01\n')
  const half = await modelgate('models', 'sync', '--from', 'half.json')
  expect([half.code, half.err]).toEqual([2, expect.stringContaining('half.json:1:')])
  expect((await modelgate('models', 'sync', '--from', 'none.json')).code).toBe(2)
})
