import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', '..')
const SERVER = join(
  createRequire(import.meta.url).resolve('yaml-language-server/package.json'),
  '..',
  'bin',
  'yaml-language-server',
)

export interface Diagnostic {
  readonly message: string
  readonly severity: number
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
}

export interface Completion {
  readonly label: string
  readonly insertText?: string
  readonly documentation?: string | { readonly value: string }
}

export interface Editor {
  /** What is underlined in a file of this text; errors and warnings. */
  readonly diagnostics: (file: string, text: string) => Promise<readonly Diagnostic[]>
  /** What is offered at a place of it, lines and characters from 0. */
  readonly completions: (file: string, text: string, line: number, character: number) => Promise<readonly Completion[]>
  readonly hover: (file: string, text: string, line: number, character: number) => Promise<string>
  readonly close: () => Promise<void>
}

interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
}

/** The published schemas for the names under which their files lie; without a modeline the setting alone decides. */
const SCHEMAS = {
  [pathToFileURL(join(root, 'schema/contract.schema.json')).href]: ['**/contracts/*.yaml'],
  [pathToFileURL(join(root, 'schema/policy.schema.json')).href]: ['**/*modelgate.yaml'],
  [pathToFileURL(join(root, 'schema/models.schema.json')).href]: ['**/*models.yaml'],
}
const SETTINGS = {
  yaml: { schemas: SCHEMAS, schemaStore: { enable: false }, validate: true, completion: true, hover: true },
}

/** yaml-language-server over stdio, as editors start it (Language Server Protocol 3.17). It asks no network. */
export async function startEditor(): Promise<Editor> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const waiting = new Map<number, (result: unknown) => void>()
  const published = new Map<string, (found: readonly Diagnostic[]) => void>()
  let [next, version] = [1, 1]
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }
  const request = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      const id = next++
      waiting.set(id, resolve)
      send({ id, method, params })
    })
  const heard = (message: Message): void => {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: readonly Diagnostic[] }
      published.get(uri)?.(diagnostics)
    } else if (message.method === 'workspace/configuration') {
      const { items } = message.params as { items: readonly { section?: string }[] }
      send({ id: message.id, result: items.map(({ section }) => (section === 'yaml' ? SETTINGS.yaml : null)) })
    } else if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null })
    else if (typeof message.id === 'number') waiting.get(message.id)?.(message.result)
  }
  let buffer = Buffer.alloc(0)
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, Math.max(0, end)).toString())?.[1])
      if (end < 0 || buffer.length < end + 4 + length) return
      const body = buffer.subarray(end + 4, end + 4 + length).toString()
      buffer = buffer.subarray(end + 4 + length)
      heard(JSON.parse(body) as Message)
    }
  })
  const workspaceFolders = [{ uri: pathToFileURL(root).href, name: 'root' }]
  const capabilities = {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true } }, publishDiagnostics: {} },
  }
  await request('initialize', { processId: process.pid, rootUri: null, workspaceFolders, capabilities })
  send({ method: 'initialized', params: {} })
  send({ method: 'workspace/didChangeConfiguration', params: { settings: SETTINGS } })
  /** Each text is a document of its own, in the folder of its file, so that a relative modeline leads where it leads. */
  const open = (file: string, text: string): string => {
    const uri = pathToFileURL(join(root, file.replace(/([^/]+)$/, `${version++}-$1`))).href
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text } } })
    return uri
  }
  const shut = (uri: string): void => send({ method: 'textDocument/didClose', params: { textDocument: { uri } } })
  const at = async (method: string, file: string, text: string, line: number, character: number): Promise<unknown> => {
    const uri = open(file, text)
    const result = await request(method, { textDocument: { uri }, position: { line, character } })
    shut(uri)
    return result
  }
  const editor: Editor = {
    diagnostics: async (file, text) => {
      const found = Promise.withResolvers<readonly Diagnostic[]>()
      const uri = open(file, text)
      published.set(uri, found.resolve)
      const diagnostics = await found.promise
      published.delete(uri)
      shut(uri)
      return diagnostics
    },
    completions: async (...place) => {
      const result = (await at('textDocument/completion', ...place)) as { items: readonly Completion[] } | null
      return result?.items ?? []
    },
    hover: async (...place) => {
      const result = (await at('textDocument/hover', ...place)) as { contents: { value: string } } | null
      return result?.contents.value ?? ''
    },
    close: () =>
      new Promise((resolve) => {
        child.on('close', () => resolve())
        child.kill()
      }),
  }
  // Settings are fetched by the server in its own time: until they are there, nothing is underlined.
  while ((await editor.diagnostics('contracts/ready.yaml', 'x: 1\n')).length === 0);
  return editor
}
