/** What `check` is compared with: reads every contract of a folder with `yaml` and compiles its schema with `ajv`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

const [folder = '.'] = process.argv.slice(2)
const ajv = new Ajv2020({ strict: false })
for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
  const contract = parse(readFileSync(join(folder, name), 'utf8'))
  const schema = JSON.parse(readFileSync(join(folder, contract.expect.schema), 'utf8'))
  ajv.compile(schema)
}
