import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cleanText } from '../../src/publish/clean.ts'
import type { ReportFiles } from '../../src/publish/files.ts'
import { reportFiles } from '../../src/publish/files.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import type { OutStream } from '../../src/publish/sink.ts'
import { createSink } from '../../src/publish/sink.ts'

describe('clean text', () => {
  it.each([
    ['plain\ntext\t1', 'plain\ntext\t1'],
    ['::error::x', ': :error::x'],
    ['  ::add-mask::x', '  : :add-mask::x'],
    ['a ::b', 'a ::b'],
    ['x\n\n::set-output name=a::b', 'x\n\n: :set-output name=a::b'],
    ['\u001b::error::x', ': :error::x'],
    ['\r::error::x', ': :error::x'],
    ['\u200b::error::x', '\\u{200b}::error::x'],
    ['\u00a0::error::x', '\u00a0: :error::x'],
    [':::x', ': ::x'],
    ['say ##[error]x', 'say # #[error]x'],
    ['#\u0000#[error]x', '# #[error]x'],
    ['###[error]', '## #[error]'],
    ['\n\n \t::error::x', '\n\n \t: :error::x'],
    ['\u001b[31mred\u001b[0m\u009b1m', '[31mred[0m1m'],
    ['a\u202eb\u2066c\ufeff', 'a\\u{202e}b\\u{2066}c\\u{feff}'],
    ['\ud800x', '\\u{d800}x'],
    ['😀', '😀'],
  ])('of %j is %j', (text, expected) => expect(cleanText(text)).toBe(expected))
})

interface Recorded extends OutStream {
  readonly texts: string[]
  readonly fail: (error: Error) => void
}

function stream(broken = false): Recorded {
  const texts: string[] = []
  let listener: (error: Error) => void = () => {}
  return {
    texts,
    write: (text) => {
      if (broken) throw new Error('write after end')
      texts.push(text)
    },
    on: (_event, given) => {
      listener = given
    },
    fail: (error) => listener(error),
  }
}

const KEY = 'sk-0123456789abcdef'
const failing = (code: string): ReportFiles => ({
  replace: () => Promise.reject(Object.assign(new Error(`${code}: ${KEY}`), { code })),
  remove: () => Promise.reject(Object.assign(new Error(`${code}: ${KEY}`), { code })),
})
const sinkOf = (over: { stdout?: Recorded; stderr?: Recorded; files?: ReportFiles; color?: boolean } = {}) => {
  const stdout = over.stdout ?? stream()
  const stderr = over.stderr ?? stream()
  const sink = createSink({
    stdout,
    stderr,
    files: over.files ?? reportFiles,
    redact: createRedactor([KEY]),
    color: over.color ?? false,
  })
  return { sink, stdout, stderr }
}

describe('the sink', () => {
  it('cleans and redacts results and diagnostics', () => {
    const { sink, stdout, stderr } = sinkOf()
    sink.out(`::error::${KEY}\n`)
    sink.err(`\u001b[31m${KEY}\u001b[0m\n`)
    expect(stdout.texts).toEqual([': :error::***\n'])
    expect(stderr.texts).toEqual(['[31m***[0m\n'])
  })

  it('lets our colours through, and no other sequence', () => {
    const { sink, stdout } = sinkOf({ color: true })
    sink.out('\u001b[31m❌ no\u001b[0m \u001b]8;;x\u0007 \u001b[2J \u001b[8mhidden\n')
    expect(stdout.texts).toEqual(['\u001b[31m❌ no\u001b[0m ]8;;x [2J [8mhidden\n'])
  })

  it.each([
    ['a key that colours cut', `sk-01234567\u001b[31m89abcdef`],
    ['a command that colours cut', ':\u001b[31m:error::x'],
    ['a command after a colour', '\u001b[31m::error::x'],
  ])('is not fooled by %s', (_name, text) => {
    const { sink, stdout } = sinkOf({ color: true })
    sink.out(text)
    const seen = stdout.texts.join('').replace(/\u001b\[\d+m/g, '')
    expect(seen).not.toContain(KEY)
    expect(seen).not.toMatch(/^::/m)
  })

  it('goes on silently after a reader has gone, with one warning', () => {
    const { sink, stdout } = sinkOf()
    stdout.fail(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    sink.out('lost')
    sink.out('lost')
    expect(stdout.texts).toEqual([])
    expect(sink.warnings()).toEqual([
      { code: 'stream-closed', args: { target: 'standard output', reason: 'its reader is gone' } },
    ])
  })

  it('survives a stream that throws', () => {
    const { sink } = sinkOf({ stderr: stream(true) })
    sink.err('lost')
    expect(sink.warnings().map((each) => each.code)).toEqual(['stream-closed'])
  })

  it.each([
    ['ENOSPC', 'no space is left on the disk'],
    ['EROFS', 'the file system is read-only'],
    ['EIO', 'the disk failed'],
    ['EMFILE', 'EMFILE: ***'],
  ])('a file that meets %s is a warning', async (code, reason) => {
    const { sink } = sinkOf({ files: failing(code) })
    const warning = { code: 'file-not-written', args: { target: 'out/report.md', reason } }
    expect(await sink.file('out/report.md', 'text')).toEqual(warning)
    expect(sink.warnings()).toEqual([warning])
  })
})

describe('files on disk', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'modelgate-sink-'))
  })
  afterEach(async () => {
    await chmod(folder, 0o700)
    await rm(folder, { recursive: true })
  })

  it('are whole, redacted, in folders made for them, with nothing left beside them', async () => {
    const { sink } = sinkOf()
    const path = join(folder, 'a', 'b', 'report.md')
    expect(await sink.file(path, `one ${KEY}\u001b\r \ud800\n`)).toBeNull()
    expect(await sink.file(path, 'two\n')).toBeNull()
    expect(await readFile(path, 'utf8')).toBe('two\n')
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['report.md'])
    await sink.file(path, `three ${KEY}\u001b\r \ud800\n`)
    expect(await readFile(path, 'utf8')).toBe('three *** \ufffd\n')
  })

  it('are whole where they are written in pieces, whatever stands at a seam', async () => {
    const { sink } = sinkOf()
    for (const before of [0, 1, 2]) {
      const text = `${'-'.repeat((1 << 20) - before)}😀…\n`.repeat(2)
      await sink.file(join(folder, 'report.md'), text)
      expect((await readFile(join(folder, 'report.md'), 'utf8')) === text).toBe(true)
    }
  })

  it.each([
    [
      'report.md',
      '::error::x\n  ::add-mask::y\na ::b ##[error]z\n',
      ': :error::x\n  : :add-mask::y\na ::b # #[error]z\n',
    ],
    ['junit.xml', '<a>\n::error::x ##[error]y</a>\n', '<a>\n&#58;:error::x ##&#91;error]y</a>\n'],
    ['report.html', '<pre>\n\t::error::x ##[error]y</pre>', '<pre>\n\t&#58;:error::x ##&#91;error]y</pre>'],
    ['contract.yaml', '::x ##[y]\n', '::x ##[y]\n'],
  ])('hold no command for a runner: %s', async (name, text, written) => {
    const { sink } = sinkOf()
    await sink.file(join(folder, name), text)
    expect(await readFile(join(folder, name), 'utf8')).toBe(written)
  })

  it('a path through a file is a warning', async () => {
    const { sink } = sinkOf()
    await writeFile(join(folder, 'file'), '')
    expect(await sink.file(join(folder, 'file', 'report.md'), 'x')).toMatchObject({
      code: 'file-not-written',
      args: { reason: expect.stringMatching(/file|exist/) },
    })
  })

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written is a warning', async () => {
    const { sink } = sinkOf()
    await chmod(folder, 0o500)
    expect(await sink.file(join(folder, 'report.md'), 'x')).toMatchObject({ code: 'file-not-written' })
  })
})
