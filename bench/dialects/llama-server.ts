import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { isObject, type JsonValue } from '../../src/json/value.ts'

const KEY = 'sk-test'
const PATIENCE_MS = 60_000

/** A grammar in the notation of XGrammar's parser; null: the schema was refused; `ended`: the server ended over it. */
export type LlamaGrammar = string | null | 'ended'

/**
 * The grammars that llama-server makes of schemas, as it says them in its settings. `script` starts it (`SCRIPT late
 * PORT`, key `sk-test`); it is started again where a schema ends it, and stopped at the end.
 */
export async function llamaGrammars(script: string, schemas: readonly JsonValue[]): Promise<readonly LlamaGrammar[]> {
  const grammars: LlamaGrammar[] = []
  let server = await start(script)
  try {
    for (const schema of schemas) {
      const grammar = await askFor(server.url, schema)
      grammars.push(grammar)
      if (grammar === 'ended') server = await start(script)
    }
  } finally {
    server.process.kill('SIGKILL')
  }
  return grammars
}

interface Running {
  readonly process: ChildProcess
  readonly url: string
}

async function start(script: string): Promise<Running> {
  const port = await freePort()
  const child = spawn('bash', [script, 'late', String(port)], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const health = await fetch(`${url}/health`).catch(() => null)
    if (health?.ok) return { process: child, url }
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${script} did not come up`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function askFor(url: string, schema: JsonValue): Promise<LlamaGrammar> {
  const answer = await fetch(`${url}/completion`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ prompt: 'x', n_predict: 1, json_schema: schema }),
  }).catch(() => null)
  if (answer === null) return 'ended'
  const body = (await answer.json()) as JsonValue
  if (answer.status === 400) return null
  const settings = isObject(body) && isObject(body.generation_settings) ? body.generation_settings : {}
  if (typeof settings.grammar !== 'string') throw new Error(`llama-server said ${answer.status} without a grammar`)
  // GBNF and that notation differ in one thing here: an empty first alternative.
  return settings.grammar.replaceAll('::= |', '::= "" |')
}
