import { createServer, type RequestListener, type Server } from 'node:http'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderWith } from './command-line.ts'

/** An endpoint that answers every GET in one way. */
async function endpoint(answer: RequestListener): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/v1`, server }
}
const saying =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
const policyOf = (url: string, preset = 'openai'): string => `version: 1
candidate: { provider: mine, model: gpt-6-luna }
providers: { mine: { preset: ${preset}, base_url: "${url}", api_key_env: MINE } }
models: models.yaml
`
const EMPTY = '# ours\nversion: 1\nmodels: {}\n'
const ENV = { MINE: 'sk-mine-0123456789abcdef' }

describe('models sync asks a models API', () => {
  it('through the openai package, with the key, and says where it differs', async () => {
    const heard: unknown[] = []
    const { url, server } = await endpoint((request, response) => {
      heard.push([request.url, request.headers.authorization])
      saying(200, JSON.stringify({ data: [{ id: 'gpt-9', shutdown_date: '2027-02-01' }] }))(request, response)
    })
    const files = { 'modelgate.yaml': policyOf(url), 'models.yaml': EMPTY }
    const { modelgate, remove } = folderWith(files, '2026-11-30', ENV)
    const { code, out } = await modelgate('models', 'sync')
    server.close()
    remove()
    expect([code, heard]).toEqual([0, [['/v1/models', 'Bearer sk-mine-0123456789abcdef']]])
    expect(out).toBe(
      'mine/gpt-9: has no entry here\nmine/gpt-9: shutdown unknown → 2027-02-01\n1 model listed by mine: 2 differences\n',
    )
  })

  it('page after page where there are several', async () => {
    const { url, server } = await endpoint((request, response) => {
      const isFirst = !request.url?.includes('after_id=a')
      const page = isFirst
        ? { data: [{ id: 'a' }], has_more: true, last_id: 'a' }
        : { data: [{ id: 'b' }], has_more: false, last_id: 'b' }
      saying(200, JSON.stringify(page))(request, response)
    })
    const { modelgate, remove } = folderWith(
      { 'modelgate.yaml': policyOf(url, 'anthropic'), 'models.yaml': EMPTY },
      '2026-11-30',
      ENV,
    )
    const { out } = await modelgate('models', 'sync', '--format', 'json')
    server.close()
    remove()
    expect(JSON.parse(out)).toMatchObject({
      models: 2,
      sources: [{ kind: 'list' }],
      differences: [{ model: 'a' }, { model: 'b' }],
    })
  })

  const refused: readonly (readonly [string, RequestListener, string])[] = [
    [
      '401',
      saying(401, '{"error":{"message":"Incorrect API key provided"}}'),
      '401: Incorrect API key provided\n  MINE holds no key that may list models',
    ],
    ['403', saying(403, '{"error":{"message":"no access"}}'), '403: no access'],
    ['404', saying(404, '{"error":{"message":"Not Found"}}'), '404: Not Found\n  it has no such list'],
    ['500', saying(500, 'oops', 'text/plain'), '500: 500 oops'],
    ['HTML', saying(200, '<!doctype html><title>Sign in</title>', 'text/html'), 'it is a page, and no JSON'],
    [
      'half a list',
      saying(200, '{"data":[{"id":"a","shutdown_date":null}],"has_more":true}'),
      'it is a part of the list: has_more is true',
    ],
    ['JSON that breaks off', saying(200, '{"data":[{"id":"a",'), '/models'],
    ['another form', saying(200, '{"data":[{"id":"a","retires":"2027-01-14"}]}'), 'no entry has `shutdown_date`'],
  ]
  it.each(refused)('that answers %s: exit 2, and why', async (_, answer, says) => {
    const { url, server } = await endpoint(answer)
    const { modelgate, remove } = folderWith(
      { 'modelgate.yaml': policyOf(url), 'models.yaml': EMPTY },
      '2026-11-30',
      ENV,
    )
    const { code, out, err } = await modelgate('models', 'sync')
    server.close()
    remove()
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(says)])
  })

  it('without a key it is not asked', async () => {
    const { modelgate, remove } = folderWith({
      'modelgate.yaml': policyOf('https://api.example.com/v1'),
      'models.yaml': EMPTY,
    })
    const { code, err } = await modelgate('models', 'sync')
    remove()
    expect([code, err]).toEqual([2, expect.stringContaining('MINE')])
  })
})

const PAGE = `| Shutdown date | Affected model | Recommended replacement |
| --- | --- | --- |
| Jan 20, 2027 | gpt-4o-mini, gpt-4o-mini-2024-07-18 | gpt-6-luna |
| 2027-03 | gpt-9 | gpt-10 |
`
const OWN = `# what we rely on
version: 1
models:
  # asked for by the billing team
  openai/gpt-5:
    shutdown: 2026-12-01 # told by mail
    source: https://platform.openai.com/docs/deprecations
    checked: 2026-01-01
`

describe('models sync --write', () => {
  const policy = 'version: 1\ncandidate: { provider: openai, model: gpt-6-luna }\nmodels: models.yaml\n'

  it('writes a page’s word with its public address, keeps comments, and copies what is shipped', async () => {
    const page = `${PAGE}| Dec 11, 2026 | gpt-5 | gpt-6.1-sol |\n`
    const { modelgate, read, remove } = folderWith(
      { 'modelgate.yaml': policy, 'models.yaml': OWN, 'd.md': page },
      '2026-11-30',
    )
    const first = await modelgate('models', 'sync', '--from', 'd.md', '--write')
    expect(first.out).toContain('openai/gpt-5: shutdown 2026-12-01 → 2026-12-11')
    expect(first.out).toContain('written: models.yaml')
    const text = read('models.yaml')
    expect(text).toContain('# what we rely on\n')
    expect(text).toContain('  # asked for by the billing team\n')
    const { models } = parse(text) as { models: Record<string, Record<string, unknown>> }
    const at = { source: 'https://developers.openai.com/api/docs/deprecations.md', checked: '2026-11-30' }
    expect(models['openai/gpt-5']).toMatchObject({ shutdown: '2026-12-11', replacement: 'gpt-6.1-sol', ...at })
    expect(models['openai/gpt-9']).toEqual({
      shutdown: '2027-03-01',
      date_precision: 'earliest',
      replacement: 'gpt-10',
      ...at,
    })
    // What the shipped entry knows beside the day goes along.
    expect(models['openai/gpt-4o-mini']).toMatchObject({
      shutdown: '2027-01-20',
      aliases: ['gpt-4o-mini-2024-07-18'],
      ...at,
    })
    const again = await modelgate('models', 'sync', '--from', 'd.md', '--write')
    expect([again.code, again.out]).toEqual([0, '4 models on the page of openai: 0 differences\n'])
    expect((await modelgate('models', 'list', 'gpt-4o-mini')).out).toContain('shut down 2027-01-20')
    remove()
  })

  it('writes a list’s word, prices too, from the public address of the API', async () => {
    const list = {
      data: [
        {
          id: 'x/a',
          context_length: 8192,
          expiration_date: '2027-02-01',
          pricing: { prompt: '0.00000015', completion: '0.0000006' },
        },
      ],
    }
    const { modelgate, read, remove } = folderWith(
      { 'modelgate.yaml': policy, 'models.yaml': EMPTY, 'l.json': JSON.stringify(list) },
      '2026-11-30',
    )
    const { code } = await modelgate('models', 'sync', '--provider', 'openrouter', '--from', 'l.json', '--write')
    const { models } = parse(read('models.yaml')) as { models: Record<string, unknown> }
    const at = { source: 'https://openrouter.ai/api/v1/models', checked: '2026-11-30' }
    expect([code, models]).toEqual([
      0,
      {
        'openrouter/x/a': {
          shutdown: '2027-02-01',
          context_window: 8192,
          price: { input: 0.15, output: 0.6, ...at },
          ...at,
        },
      },
    ])
    expect((await modelgate('models', 'list', 'openrouter/x/a', '--json')).code).toBe(0)
    remove()
  })

  it('a server of one’s own lists its vendor’s models, and is itself the source', async () => {
    const own = policy.replace(
      'models:',
      'providers: { proxy: { preset: openai, base_url: "https://llm.example.com/v1" } }\nmodels:',
    )
    const list = { data: [{ id: 'gpt-6-luna', shutdown_date: '2027-09-01' }] }
    const files = { 'modelgate.yaml': own, 'models.yaml': EMPTY, 'l.json': JSON.stringify(list) }
    const { modelgate, read, remove } = folderWith(files, '2026-11-30')
    const { code, out } = await modelgate('models', 'sync', '--provider', 'proxy', '--from', 'l.json', '--write')
    expect([code, out]).toEqual([
      0,
      'proxy/gpt-6-luna: shutdown unknown → 2027-09-01\n1 model listed by proxy: 1 difference\nwritten: models.yaml\n',
    ])
    expect(parse(read('models.yaml'))).toMatchObject({
      models: {
        'proxy/gpt-6-luna': {
          shutdown: '2027-09-01',
          context_window: 1050000,
          source: 'https://llm.example.com/v1/models',
        },
      },
    })
    expect((await modelgate('models', 'list', 'proxy/gpt-6-luna')).code).toBe(0)
    remove()
  })

  it('writes a feed’s word as hearsay', async () => {
    const feed = {
      spec: 'model-eol/0.1',
      publisher: 'groq',
      generated: '2026-09-09T00:00:00Z',
      source: 'https://console.groq.com/docs/deprecations',
      models: [{ id: 'llama-9', shutdown: '2027-01-01', replacement: 'llama-10' }],
    }
    const { modelgate, read, remove } = folderWith(
      { 'modelgate.yaml': policy, 'models.yaml': EMPTY, 'f.json': JSON.stringify(feed) },
      '2026-11-30',
    )
    const { code, out } = await modelgate('models', 'sync', '--provider', 'groq', '--from', 'f.json', '--write')
    expect([code, out]).toEqual([
      0,
      'groq/llama-9: hearsay: 2027-01-01, llama-10, a model-eol feed of groq\n1 model in a feed: 1 hint\nwritten: models.yaml\n',
    ])
    expect(parse(read('models.yaml'))).toMatchObject({
      models: { 'groq/llama-9': { hints: [{ shutdown: '2027-01-01' }] } },
    })
    expect((await modelgate('models', 'sync', '--provider', 'groq', '--from', 'f.json')).out).toBe(
      '1 model in a feed: 0 hints\n',
    )
    remove()
  })

  const unwritten: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], string])[] = [
    ['a policy without a registry file', { 'modelgate.yaml': 'version: 1\n' }, [], 'the policy names no registry file'],
    ['a page whose form changed', { 'd.md': PAGE.replace('2027-03', 'some day') }, [], 'd.md:4:1'],
  ]
  it.each(unwritten)('%s: nothing is written, exit 2', async (_, files, flags, says) => {
    const { modelgate, read, remove } = folderWith(
      { 'modelgate.yaml': policy, 'models.yaml': EMPTY, 'd.md': PAGE, ...files },
      '2026-11-30',
    )
    const { code, err } = await modelgate('models', 'sync', '--from', 'd.md', '--write', ...flags)
    expect([code, err, read('models.yaml')]).toEqual([2, expect.stringContaining(says), EMPTY])
    remove()
  })

  it('a page at an address is read from there', async () => {
    const { url, server } = await endpoint(saying(200, PAGE, 'text/markdown'))
    const { modelgate, remove } = folderWith({ 'modelgate.yaml': policy, 'models.yaml': EMPTY }, '2026-11-30')
    const { code, out } = await modelgate('models', 'sync', '--from', `${url}/deprecations`)
    server.close()
    remove()
    expect([code, out]).toEqual([0, expect.stringContaining('openai/gpt-9: shutdown unknown → 2027-03-01')])
  })
})

describe('models check --live', () => {
  const source = 'export const model = "gpt-6-luna"\n'
  const check = async (list: object, policy = policyOf, files: Readonly<Record<string, string>> = {}) => {
    const { url, server } = await endpoint(saying(200, JSON.stringify(list)))
    const all = { 'modelgate.yaml': policy(url), 'models.yaml': EMPTY, 'a.ts': source, ...files }
    const { modelgate, remove } = folderWith(all, '2026-11-30', ENV)
    const ended = await modelgate('models', 'check', '--live')
    server.close()
    remove()
    return ended
  }

  it('a shutdown that the provider lists today fails, with its source', async () => {
    const { code, out } = await check({ data: [{ id: 'gpt-6-luna', shutdown_date: '2026-12-05' }] })
    expect(code).toBe(1)
    expect(out).toContain('modelgate.yaml:2:37: error: gpt-6-luna is shut down on 2026-12-05, 5 days from now')
    expect(out).toContain('/v1/models, read on 2026-11-30')
  })

  it('a model that it does not list is told, and a provider without a key is not asked', async () => {
    const { code, out } = await check({ data: [{ id: 'gpt-9', shutdown_date: null }] })
    expect(code).toBe(0)
    expect(out).toContain('warning: gpt-6-luna is not among the models that mine lists')
    expect(out).toContain('note: the models of openai were not asked for')
  })

  it('a list that can’t be read is told, exit 2', async () => {
    const { code, err } = await check({ error: 'no' })
    expect([code, err]).toEqual([2, expect.stringContaining('it has no list `data`')])
  })
})
