import { describe, expect, it } from 'vitest'
import { readInputs, shellWords } from '../../src/github/action/inputs.ts'
import { readArgs } from '../../src/github/action/setup.ts'
import { renderProblem } from '../../src/report/text/problem-text.ts'

/** The runner gives an input trimmed, and an empty text where it has none. */
const given = (inputs: Readonly<Record<string, string>>) => ({ input: (name: string) => inputs[name]?.trim() ?? '' })

describe('inputs are read strictly', () => {
  it.each([
    [{ samples: 'three' }, 'a whole number from 1 to 1000 is wanted'],
    [{ samples: '2.5' }, 'a whole number'],
    [{ confidence: '1' }, 'a share above 0 and below 1'],
    [{ 'max-cost': '$2' }, 'an amount in US dollars'],
    [{ 'max-cost': 'NaN' }, 'an amount in US dollars'],
    [{ deadline: '15 minutes' }, 'a duration is wanted'],
    [{ concurrency: '0' }, 'a whole number from 1 to 4096'],
    [{ 'only-changed': 'yes' }, '`true` or `false` is wanted'],
    [{ 'check-run': '1' }, '`true` or `false` is wanted'],
    [{ comment: 'sometimes' }, 'one of always, on-failure, never is wanted'],
    [{ shard: '5/4' }, 'a shard is written I/N'],
    [{ name: 'a --> b' }, 'letters, digits, spaces'],
    [{ 'base-url': 'localhost' }, 'a URL is wanted'],
    [{ args: '--case "open' }, 'a " is never closed'],
    [{ shard: '1/2', journals: 'a.jsonl' }, 'nothing is wanted beside `journals`'],
  ])('%j', (inputs, said) => {
    const read = readInputs(given(inputs))
    expect(read.ok ? [] : read.problems.map(renderProblem).join('\n')).toContain(said)
  })

  it('all that can not be read are told together', () => {
    const read = readInputs(given({ samples: 'x', comment: 'y', deadline: 'z' }))
    expect(read.ok ? [] : read.problems.map(({ args }) => args.input)).toEqual(['samples', 'deadline', 'comment'])
  })

  it('empty inputs are inputs that are not given', () => {
    const read = readInputs(given({ samples: ' ', policy: '\n', model: '', 'github-token': '' }))
    expect(read).toMatchObject({
      ok: true,
      value: { options: {}, token: null, comment: 'always', name: 'modelgate' },
    })
  })
})

describe('args', () => {
  const argsOf = async (args: string, more: Readonly<Record<string, string>> = {}) => {
    const inputs = readInputs(given({ args, ...more }))
    if (!inputs.ok) throw new Error(inputs.problems.map(renderProblem).join('\n'))
    return readArgs(inputs.value)
  }

  it('are read by the parser of `modelgate run`', async () => {
    const read = await argsOf("--seed 7 --case a --case 'b c' --no-early-stop --timeout 3s --journal x.jsonl")
    expect(read).toEqual({
      ok: true,
      value: { seed: 7, case: ['a', 'b c'], earlyStop: false, timeout: 3000, journal: 'x.jsonl' },
      warnings: [],
    })
  })

  it.each([
    ['--cases x', {}, "unknown option '--cases'"],
    ['other.yaml', {}, 'only options are taken here'],
    ['--help', {}, "unknown option '--help'"],
    ['--seed x', {}, 'a whole number'],
    ['--samples 2', { samples: '3' }, '`samples` is given as an input and again in `args`'],
    ['--base-url http://127.0.0.1/v1', { 'base-url': 'http://127.0.0.1/v1' }, '`base-url` is given'],
    ['--report-dir x', {}, '`--report-dir` has no place in `args`'],
  ])('%s', async (args, more, said) => {
    const read = await argsOf(args, more)
    expect(read.ok ? '' : read.problems.map(renderProblem).join('\n')).toContain(said)
  })
})

describe('words are split as a shell splits them, and nothing is expanded', () => {
  it.each<[string, readonly string[] | string]>([
    ['', []],
    ['  a\tb\nc ', ['a', 'b', 'c']],
    [`'a b' "c d" e\\ f`, ['a b', 'c d', 'e f']],
    [`a'b'"c"d`, ['abcd']],
    [`''`, ['']],
    [`"a\\"b" "c\\d" 'e\\f'`, ['a"b', 'c\\d', 'e\\f']],
    ['$(rm -rf /) `id` $HOME ; | & > *', ['$(rm', '-rf', '/)', '`id`', '$HOME', ';', '|', '&', '>', '*']],
    ['a\\\nb', ['ab']],
    [`'open`, "a ' is never closed"],
    ['a\\', 'a \\ stands at the end'],
  ])('%j', (text, words) => {
    const split = shellWords(text)
    expect('fault' in split ? split.fault : split).toEqual(words)
  })
})
