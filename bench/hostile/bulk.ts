/** Contracts that are read without a fault and ask for too much: variables, includes, rows, schemas. */
import { appendFileSync, linkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractText } from './contract-text.ts'
import { check, type Input, run } from './input.ts'

const MEGABYTE = 1024 * 1024

export const BULK: readonly Input[] = [
  variable('a variable of 1 MB named 600 times', 600, check('c.yaml')),
  variable('the same, 200 times', 200, check('c.yaml')),
  {
    ...variable('the same, 30 times, in 64 calls at once', 30, run('c.yaml', '--samples', '64', '--concurrency', '64')),
    sends: true,
  },
  {
    what: '100 includes of 10 MB',
    write: (folder) => {
      const vars = Array.from({ length: 100 }, (_, nth) => `t${nth}: { $file: t${nth}.txt }`)
      const content = Array.from({ length: 100 }, (_, nth) => `{{t${nth}}}`).join('')
      writeFileSync(join(folder, 'c.yaml'), contractText({ content, vars: `{ ${vars} }`, cases: ['{ id: one }'] }))
      linked(folder, 100, 't', '.txt', 'a'.repeat(10 * MEGABYTE))
    },
    argv: check('c.yaml'),
  },
  rows('one JSON file of 15 MB that each of 1,000 rows includes', 1000, () => ({ t: { $file: 'large.json' } })),
  rows('one text of 1 MB that each of 20,000 rows includes', 20_000, () => ({ t: { $file: 'text.txt' } }), 'plan'),
  rows('20,000 rows, 30 times the row’s text of 20 kB', 20_000, () => ({ t: 'a'.repeat(20_000) }), 'plan', 30),
  schemas('2,000 rows, each with a schema file of 250 kB', 2000, enumeration(250_000), 'rows'),
  schemas('100 contracts, each with a schema of 2,000 branches', 100, branches(2000), 'contracts'),
  streams('64 streams without a line end', ''),
  streams('64 streams of members that the API does not name', '/members'),
  streams('64 streams of members of one call', '/call-members'),
  streams('64 streams of parts that never join', '/parts'),
]

/** @param of what the endpoint sends without an end: endless-streams.ts */
function streams(what: string, of: string): Input {
  return {
    what,
    write: (folder) => writeFileSync(join(folder, 'c.yaml'), contractText({ stream: true })),
    argv: (baseUrl) => run('c.yaml', '--samples', '64', '--concurrency', '64')(`${baseUrl}${of}`),
  }
}

function variable(what: string, times: number, argv: Input['argv']): Input {
  return {
    what,
    write: (folder) => {
      const content = '{{t}}'.repeat(times)
      writeFileSync(
        join(folder, 'c.yaml'),
        contractText({ content, vars: '{ t: { $file: t.txt } }', cases: ['{ id: one }'] }),
      )
      writeFileSync(join(folder, 't.txt'), 'a'.repeat(MEGABYTE))
    },
    argv,
  }
}

function rows(what: string, count: number, vars: (nth: number) => object, command = 'check', times = 1): Input {
  return {
    what,
    write: (folder) => {
      writeFileSync(
        join(folder, 'c.yaml'),
        contractText({ content: '{{t}}'.repeat(times), cases: ['from: rows.jsonl'] }),
      )
      writeFileSync(join(folder, 'large.json'), `[${'{},'.repeat(5 * MEGABYTE)}{}]`)
      writeFileSync(join(folder, 'text.txt'), 'a'.repeat(MEGABYTE))
      inPieces(join(folder, 'rows.jsonl'), count, (nth) => ({ id: `r${nth}`, vars: vars(nth) }))
    },
    argv: () => [command, 'c.yaml', ...(command === 'plan' ? ['--model', 'm', '--provider', 'openai'] : [])],
  }
}

function schemas(what: string, count: number, schema: object, of: 'rows' | 'contracts'): Input {
  const expectOf = (nth: number): string => `{ schema: ./s${nth}.json }`
  return {
    what,
    write: (folder) => {
      for (let nth = 0; nth < count; nth++)
        writeFileSync(join(folder, `s${nth}.json`), JSON.stringify({ ...schema, title: `schema ${nth}` }))
      if (of === 'contracts')
        for (let nth = 0; nth < count; nth++)
          writeFileSync(join(folder, `c${nth}.yaml`), contractText({ name: `c${nth}`, expect: expectOf(nth) }))
      else writeFileSync(join(folder, 'c0.yaml'), contractText({ cases: ['from: rows.jsonl'] }))
      inPieces(join(folder, 'rows.jsonl'), count, (nth) => ({
        id: `r${nth}`,
        vars: { t: 'a' },
        expect: { schema: `./s${nth}.json` },
      }))
    },
    argv: check('*.yaml'),
  }
}

function enumeration(bytes: number): object {
  return { enum: Array.from({ length: bytes / 10 }, (_, nth) => `v${nth}`.padEnd(7, '.')) }
}

function branches(count: number): object {
  return { anyOf: Array.from({ length: count }, (_, nth) => ({ type: 'object', required: [`m${nth}`] })) }
}

/** The process that measures stays small, for a process begins with the peak of the one that started it (getrusage(2)). */
function inPieces(path: string, count: number, row: (nth: number) => object): void {
  writeFileSync(path, '')
  for (let nth = 0; nth < count; nth++) appendFileSync(path, `${JSON.stringify(row(nth))}\n`)
}

/** Files of the same content under many names, on the disk once. */
function linked(folder: string, count: number, name: string, extension: string, text: string): void {
  const first = join(folder, `${name}0${extension}`)
  writeFileSync(first, text)
  for (let nth = 1; nth < count; nth++) linkSync(first, join(folder, `${name}${nth}${extension}`))
}
