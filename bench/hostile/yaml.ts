/** YAML that readers choke on, as large as a contract may be, and as many such files as a repository holds. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractText } from './contract-text.ts'
import { check, type Input } from './input.ts'

const BYTES = 256 * 1024
const repeated = (text: string, bytes = BYTES): string => text.repeat(Math.floor(bytes / text.length))
/** Just below the number of tokens that a contract may have. */
const MANY_TOKENS = contractText({ vars: `{ l: [${repeated('a,', 78_000)}] }` })

export const YAML: readonly Input[] = [
  yaml('open brackets and commas (`[,,,,`)', repeated('[,,,,')),
  yaml('a list of lists, one in another', repeated('[')),
  yaml('block lists, one in another', repeated('- ')),
  yaml('a thousand aliases of a thousand aliases', `a: &a [${'x,'.repeat(999)}]\nb: [${'*a,'.repeat(999)}]\n`),
  yaml('keys that are all different', Array.from({ length: 20_000 }, (_, nth) => `k${nth}: 1\n`).join('')),
  yaml('quotes that never close', repeated('"\n')),
  yaml('as many tokens as are allowed', MANY_TOKENS),
  many('200 contracts with as many tokens as are allowed', 200, MANY_TOKENS),
  many('20,000 contracts that are none', 20_000, 'version: 2\nnope: 1\n'),
]

function yaml(what: string, text: string): Input {
  return { what, write: (folder) => writeFileSync(join(folder, 'c.yaml'), text), argv: check('c.yaml') }
}

function many(what: string, count: number, text: string): Input {
  return {
    what,
    write: (folder) => {
      for (let nth = 0; nth < count; nth++)
        writeFileSync(join(folder, `c${nth}.yaml`), text.replace('name: hostile', `name: hostile-${nth}`))
    },
    argv: check('*.yaml'),
  }
}
