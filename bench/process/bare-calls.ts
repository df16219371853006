/** The least that a run can be: undici's own request, `JSON.parse` of body and answer, compiled ajv; the cases are read first. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { Pool } from 'undici'

const [baseUrl = '', cases = '', schema = '', concurrency = '1'] = process.argv.slice(2)
const ajv = new Ajv2020()
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)
const rows = readFileSync(cases, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly vars: { readonly ticket: string } })

const url = new URL(baseUrl)
const pool = new Pool(url.origin, { connections: Number(concurrency), pipelining: 1, allowH2: false })
let conforming = 0
let next = 0
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (let row = rows[next++]; row !== undefined; row = rows[next++]) if (await ask(row.vars.ticket)) conforming++
  }),
)
await pool.close()
process.stdout.write(`${conforming}\n`)

async function ask(ticket: string): Promise<boolean> {
  const answer = await pool.request({
    path: `${url.pathname}/chat/completions`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'fake-1',
      messages: [
        { role: 'system', content: 'Label an inbound support message. Answer with JSON.' },
        { role: 'user', content: ticket },
      ],
      max_tokens: 200,
    }),
  })
  const body = JSON.parse(await answer.body.text()) as { choices: { message: { content: string } }[] }
  return validate(JSON.parse(body.choices[0]?.message.content ?? ''))
}
