import { afterEach, expect, it, vi } from 'vitest'
import { processIo, watchedSignals } from '../src/process/command-io.ts'

const judgeWorker = new URL('../src/judge-worker.ts', import.meta.url)

afterEach(() => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(process.stdout, 'columns')
  Reflect.deleteProperty(process.stdout, 'isTTY')
  Reflect.deleteProperty(process.stderr, 'isTTY')
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
})

const define = (stream: NodeJS.WriteStream, name: string, value: unknown): void => {
  Object.defineProperty(stream, name, { value, configurable: true })
}

it.each([
  [0, 100],
  [undefined, 100],
  [72, 72],
])('a terminal of %s columns is written %i wide', (columns, width) => {
  define(process.stdout, 'columns', columns)
  define(process.stdout, 'isTTY', true)
  expect(processIo(judgeWorker).width()).toBe(width)
})

it('without a terminal a line is as long as it needs to be', () => {
  define(process.stdout, 'isTTY', undefined)
  expect(processIo(judgeWorker).width()).toBeNull()
})

it.each([
  ['', 'xterm', true],
  ['false', 'xterm', true],
  ['true', 'xterm', false],
  ['1', 'xterm', false],
  ['', 'dumb', false],
])('with CI=%j on a terminal of kind %s, progress is drawn over: %s', (ci, term, drawn) => {
  vi.stubEnv('CI', ci)
  vi.stubEnv('TERM', term)
  define(process.stderr, 'isTTY', true)
  expect(processIo(judgeWorker).terminal).toBe(drawn)
})

it('signals end the process at once until they are watched', () => {
  const signals = watchedSignals()
  expect(process.listenerCount('SIGTERM')).toBe(0)
  signals.watch()
  signals.watch()
  expect(process.listenerCount('SIGTERM')).toBe(1)
  process.emit('SIGTERM')
  expect([signals.signal.aborted, signals.code()]).toEqual([true, 143])
})
