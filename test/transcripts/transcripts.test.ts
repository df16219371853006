import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator } from '../../src/simulator/simulator.ts'
import { freePort, sendJson, startEndpoint } from '../gate/endpoint.ts'
import { inside } from '../gate/inside.ts'
import { folderOf, removeFolder } from '../gate/process.ts'

/**
 * Each page holds files (```yaml file=NAME) and commands (```console): a command line, what it prints, standard output
 * before standard error, and its exit code. They are run in a folder that holds the page's files. Ports, times and sizes
 * that differ from run to run stand as words. `UPDATE_TRANSCRIPTS=1` writes down what came.
 */
const FOLDER = import.meta.dirname
/** Pages for readers, whose endpoint is the simulator on a port that people type. */
const PAGES = ['../../docs/start.md']
const SHOWN_PORT = ':8080/'
/** The day on which every command is given: models retire. */
const TODAY = '2026-11-30'
const UPDATE = process.env.UPDATE_TRANSCRIPTS === '1'
const BLOCK = /^```(\S+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm

interface Endpoints {
  /** The word that stands for a port → the port. */
  readonly ports: ReadonlyMap<string, number>
  readonly close: () => Promise<void>
}

async function startEndpoints(): Promise<Endpoints> {
  const simulator = await startSimulator({ host: '127.0.0.1' })
  const keyed = await startSimulator({ host: '127.0.0.1', apiKey: 'the-right-key-0123456789' })
  const silent = await startEndpoint((_, response) => sendJson(response, 200, {}))
  const echo = await startEndpoint((request, response) =>
    sendJson(response, 401, { error: { message: `Incorrect API key provided: ${request.headers.authorization}` } }),
  )
  const port = (url: string): number => Number(new URL(url).port)
  return {
    ports: new Map([
      ['SIMULATOR', port(simulator.url)],
      ['KEYED', port(keyed.url)],
      ['SILENT', port(silent.url)],
      ['ECHO', port(echo.url)],
      ['DOWN', await freePort()],
    ]),
    close: async () => {
      await Promise.all([simulator.close(), keyed.close(), silent.close(), echo.close()])
    },
  }
}

interface Command {
  readonly env: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}

/** `NAME=value modelgate run 'a b'` → its parts. */
function parse(line: string): Command {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const at = words.indexOf('modelgate')
  const env = Object.fromEntries(words.slice(0, at).map((word) => word.split('=', 2) as [string, string]))
  return { env, argv: words.slice(at + 1) }
}

const withPorts = (line: string, ports: Endpoints['ports']): string =>
  [...ports].reduce((text, [word, port]) => text.replaceAll(`:${word}/`, `:${port}/`), line)

function settled(text: string, folder: string, ports: Endpoints['ports']): string {
  const named = [...ports].reduce((said, [word, port]) => said.replaceAll(`:${port}`, `:${word}`), text)
  return (
    named
      .replaceAll(folder, 'FOLDER')
      .replace(/\d+(\.\d+)?[ \u00a0\u202f](ms|s)\b/g, 'TIME')
      // Columns are as wide as the times in them.
      .replace(/(\S) {2,}/g, '$1  ')
  )
}

async function transcribe(block: string, folder: string, ports: Endpoints['ports']): Promise<string> {
  const [first = ''] = block.split('\n')
  const { env, argv } = parse(withPorts(first.slice(2).replace(SHOWN_PORT, ':SIMULATOR/'), ports))
  const { code, stdout, stderr } = await inside(argv, folder, env, undefined, TODAY)
  const said = settled(`${stdout}${stderr}`, folder, ports)
    .replace(/\n*$/, '\n')
    .replace(/^\n+/, '')
    .replace(/ +$/gm, '')
  return `${first}\n${said === '\n' ? '' : said}[exit ${code}]\n`
}

describe.each([...readdirSync(FOLDER).filter((name) => name.endsWith('.md')), ...PAGES])('%s', (name) => {
  const page = readFileSync(join(FOLDER, name), 'utf8')
  const blocks = [...page.matchAll(BLOCK)].map(([, language, file, text]) => ({ language, file, text: text ?? '' }))
  const commands = blocks.filter(({ language }) => language === 'console').map(({ text }) => text)
  const files = Object.fromEntries(blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text]])))
  let endpoints: Endpoints
  let folder: string
  let written = page

  beforeAll(async () => {
    endpoints = await startEndpoints()
    folder = folderOf(files)
  })
  afterAll(async () => {
    await endpoints.close()
    removeFolder(folder)
    if (UPDATE) writeFileSync(join(FOLDER, name), written)
  })

  it.each(commands.map((text) => [text.split('\n')[0]?.slice(2) ?? '', text]))('%s', async (_, text) => {
    const came = await transcribe(text, folder, endpoints.ports)
    if (UPDATE) written = written.replace(`\`\`\`console\n${text}\`\`\``, () => `\`\`\`console\n${came}\`\`\``)
    else expect(came).toBe(text)
  })
})
