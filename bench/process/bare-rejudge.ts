/** The least that judging a journal again can be: read in chunks, parse each line and the answer in it, compiled ajv. */
import { createReadStream, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const [journal = '', schema = ''] = process.argv.slice(2)
const ajv = new Ajv2020()
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)

let rest: Buffer | null = null
let conforming = 0
for await (const chunk of createReadStream(journal, { highWaterMark: 1 << 20 })) {
  const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
  let start = 0
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    const line = JSON.parse(bytes.toString('utf8', start, end)) as { answer?: { message: { content: string } } }
    if (line.answer && validate(JSON.parse(line.answer.message.content))) conforming++
    start = end + 1
  }
  rest = start < bytes.length ? bytes.subarray(start) : null
}
process.stdout.write(`${conforming}\n`)
