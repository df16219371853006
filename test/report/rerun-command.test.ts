import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { rerunCommand, shellWord } from '../../src/report/text/rerun-command.ts'
import { visible } from '../../src/report/text/visible.ts'
import { contract, mismatch, report } from './fixtures/build.ts'
import { PAYLOADS } from './fixtures/hostile.ts'

const words = (command: string): readonly string[] =>
  execFileSync('sh', ['-c', `for word in ${command}; do printf '%s\\0' "$word"; done`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

describe('a word for a shell', () => {
  it.each([
    ['ja-014', 'ja-014'],
    ['contracts/a b.yaml', "'contracts/a b.yaml'"],
    ["it's", "'it'\\''s'"],
    ['', "''"],
    ['$(x)', "'$(x)'"],
    ['-rf', "'-rf'"],
    ['~root', "'~root'"],
  ])('%j is %s', (text, expected) => expect(shellWord(text)).toBe(expected))

  it.each(PAYLOADS)('is one word to sh: %j', (payload) => expect(words(shellWord(payload))).toEqual([visible(payload)]))
})

describe('the command that asks again', () => {
  const command = (id: string, file = 'contracts/a.yaml'): string | null =>
    rerunCommand(report([]), contract('a', { file, failures: [mismatch(id, '/a', '1', '2')] }))

  it.each([
    ['c-1', 'contracts/a.yaml', 'npx modelgate run contracts/a.yaml --model gpt-4o-mini-2024-07-18 --case c-1'],
    [
      '--model=evil',
      'contracts/a.yaml',
      "npx modelgate run contracts/a.yaml --model gpt-4o-mini-2024-07-18 --case='--model=evil'",
    ],
    ['c-1', '-x.yaml', 'npx modelgate run ./-x.yaml --model gpt-4o-mini-2024-07-18 --case c-1'],
  ])('case %s of %s', (id, file, expected) => expect(command(id, file)).toBe(expected))

  it('asks whom the run asked', () => {
    const called = {
      ...report([]),
      called_with: [
        ['base-url', 'http://127.0.0.1:9/v1'],
        ['policy', 'a b.yaml'],
      ] as const,
    }
    expect(rerunCommand(called, contract('a', { file: 'a.yaml', failures: [mismatch('c-1', '/a', '1', '2')] }))).toBe(
      "npx modelgate run a.yaml --model gpt-4o-mini-2024-07-18 --base-url http://127.0.0.1:9/v1 --policy 'a b.yaml' --case c-1",
    )
  })

  it('is not offered where no call failed', () => expect(rerunCommand(report([]), contract('a'))).toBeNull())
})
