import type { Read } from '../gate/request/option-values.ts'
import {
  readConcurrency,
  readDrop,
  readInteger,
  readSamples,
  readSeed,
  readShare,
} from '../gate/request/option-values.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateRequest } from '../gate/request/request.ts'
import type { RunOptions } from './public-types.ts'

/**
 * The gate's request. Values are read by the readers of the command line.
 *
 * @throws {TypeError} for a value that no option takes: that is a fault of the calling program
 */
export function gateRequestOf(options: RunOptions, cwd: string): GateRequest {
  const { contracts = [], model = null } = options
  const named = (
    [
      'baseline',
      'provider',
      'baselineProvider',
      'baseUrl',
      'baselineBaseUrl',
      'journal',
      'replay',
      'baselineReplay',
    ] as const
  ).flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]))
  const flags: RunFlags = {
    reportDir: '',
    format: 'json',
    ...Object.fromEntries(named),
    ...(options.policy && { policy: [...options.policy] }),
    ...(options.cases && { case: [...options.cases] }),
    ...Object.fromEntries(NUMBERS.flatMap(([key, flag, read]) => numberOf(options, key, flag, read))),
  }
  return requestOf(contracts, flags, model, cwd)
}

/** Options that are numbers, the flag that each is, and who reads it. */
const NUMBERS: readonly (readonly [keyof RunOptions, keyof RunFlags, (text: string) => Read<unknown>])[] = [
  ['maxCases', 'maxCases', readInteger(1)],
  ['samples', 'samples', readSamples],
  ['confidence', 'confidence', readShare],
  ['concurrency', 'concurrency', readConcurrency],
  ['maxCostUsd', 'maxCost', readAmount],
  ['maxCalls', 'maxCalls', readInteger(1)],
  ['deadlineMs', 'deadline', readInteger(1)],
  ['timeoutMs', 'timeout', readInteger(1)],
  ['seed', 'seed', readSeed],
  ['maxDrop', 'maxDrop', readDrop],
]

function numberOf(
  options: RunOptions,
  key: keyof RunOptions,
  flag: keyof RunFlags,
  read: (text: string) => Read<unknown>,
): readonly (readonly [keyof RunFlags, unknown])[] {
  const value = options[key]
  return value === undefined ? [] : [[flag, readOption(key, value, read)]]
}

/** An option's value as the reader of its flag takes it. */
export function readOption<Value>(name: string, value: unknown, read: (text: string) => Read<Value>): Value {
  const result = typeof value === 'number' ? read(String(value)) : { wanted: 'a number is wanted' }
  if ('wanted' in result) throw new TypeError(`${name} is ${String(value)}: ${result.wanted}`)
  return result.value
}

/** A number needs no notation: any that is finite and not below 0. */
function readAmount(text: string): Read<number> {
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 ? { value } : { wanted: 'an amount in US dollars is wanted' }
}
