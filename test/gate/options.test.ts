import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { optionPage } from '../../scripts/docs/options.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import { withOptions } from '../../src/gate/request/option-parser.ts'
import { OPTION_NAMES, optionOf, requestOf } from '../../src/gate/request/options.ts'
import { decodeRequest, encodeRequest } from '../../src/gate/request/recorded-request.ts'
import type { JournalHeader } from '../../src/journal/line.ts'
import type { JsonObject } from '../../src/json/value.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('docs/options.md is what the table says', () => expect(read('docs/options.md')).toBe(optionPage()))

it('every input that the table names stands in action.yml', () => {
  const inputs = Object.keys(parse(read('action.yml')).inputs)
  const named = OPTION_NAMES.flatMap((name) => optionOf(name).input ?? [])
  expect(named.filter((input) => !inputs.includes(input))).toEqual([])
})

it('two options never share an input, a flag or a name in the header', () => {
  const options = OPTION_NAMES.map(optionOf)
  for (const of of [
    options.map(({ flag }) => flag.split(' ')[0]),
    options.flatMap(({ input }) => input ?? []),
    options.flatMap((option) => (option.kind === 'one' ? (option.recorded ?? []) : [])),
  ])
    expect(new Set(of).size).toBe(of.length)
})

const RECORDED = OPTION_NAMES.flatMap((name) => {
  const option = optionOf(name)
  return option.kind === 'one' && option.recorded !== undefined && option.field
    ? [{ ...option, name, field: option.field }]
    : []
})

it.each(RECORDED)('$name is read back from a journal’s header as it was given', ({ name, field, read: readValue }) => {
  const given = ['0.95', '250ms', '7', 'nightly'].map(readValue).find((one) => 'value' in one)
  if (given === undefined || !('value' in given)) throw new Error(`no example of ${name}`)
  const request = requestOf([], { [name]: given.value, reportDir: 'out', format: 'text' }, null, '/repo')
  const header: JsonObject = JSON.parse(JSON.stringify({ request: encodeRequest(request, defaultPolicy()) }))
  const decoded = decodeRequest({ settings: header } as JournalHeader, '/repo')
  expect(given.value).not.toBeNull()
  expect(decoded[field]).toEqual(given.value)
})

describe('the help of a command', () => {
  const help = (name: 'run' | 'plan' | 'check' | 'rejudge'): string =>
    withOptions(new Command(name), name).helpInformation()

  it('of check shows what check reads, and no more', () => {
    expect(help('check')).toContain('--policy')
    expect(help('check')).toContain('--provider')
    for (const unread of ['--deadline', '--max-cost', '--journal', '--samples'])
      expect(help('check')).not.toContain(unread)
  })

  it('of run shows every option', () => {
    for (const name of OPTION_NAMES) expect(help('run')).toContain(optionOf(name).flag)
  })

  it('leaves out what is taken without a use for it', () => {
    expect(() =>
      withOptions(new Command('check'), 'check').exitOverride().parse(['--samples', '3'], { from: 'user' }),
    ).not.toThrow()
    expect(() =>
      withOptions(new Command('rejudge'), 'rejudge')
        .exitOverride()
        .configureOutput({ writeErr: () => {} })
        .parse(['--samples', '3'], { from: 'user' }),
    ).toThrow("unknown option '--samples'")
  })
})
