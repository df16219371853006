/** The least that judging a journal, or a batch's results, can be: read in chunks, parse each line and the answer in it, compiled ajv. */
import { createReadStream, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const [schema = '', ...files] = process.argv.slice(2)
const ajv = new Ajv2020()
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)

interface Answered {
  readonly message: { readonly content: string }
}

interface Line {
  readonly answer?: Answered
  readonly response?: { readonly body: { readonly choices: readonly Answered[] } }
}

let conforming = 0
for (const file of files) {
  let rest: Buffer | null = null
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      const line = JSON.parse(bytes.toString('utf8', start, end)) as Line
      const answer = line.answer ?? line.response?.body.choices[0]
      if (answer && validate(JSON.parse(answer.message.content))) conforming++
      start = end + 1
    }
    rest = start < bytes.length ? bytes.subarray(start) : null
  }
}
process.stdout.write(`${conforming}\n`)
