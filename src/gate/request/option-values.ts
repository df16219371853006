import { decimalToNumber, parseShare, shareMeant } from '../../contract/decimal.ts'
import { parseDuration } from '../../contract/duration.ts'
import type { Decimal } from '../../contract/thresholds.ts'

/** What an option's or input's text means, or in words what is wanted there. The command line and the Action share it. */
export type Read<Value> = { readonly value: Value } | { readonly wanted: string }

/** A name, path or URL. An empty one, or the next option in its place, comes of a script's variable that was never set. */
export function readText(text: string): Read<string> {
  if (text.trim() === '') return { wanted: 'a value is wanted, not an empty text' }
  return /^--[a-z]/.test(text) ? { wanted: 'a value is wanted, not the next option' } : { value: text }
}

export function readUrl(text: string): Read<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  return web ? { value: text } : { wanted: 'a URL is wanted, such as http://127.0.0.1:8000/v1' }
}

export function readOneOf<Word extends string>(words: readonly Word[]): (text: string) => Read<Word> {
  return (text) => {
    const value = words.find((word) => word === text)
    return value === undefined ? { wanted: `one of ${words.join(', ')} is wanted` } : { value }
  }
}

export function readInteger(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => Read<number> {
  const to = most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? { value } : { wanted: `a whole number from ${least}${to} is wanted` }
  }
}

export const readSamples = readInteger(1, 1000)
export const readConcurrency = readInteger(1, 4096)
/** 0: any that is free. */
export const readPort = readInteger(0, 65_535)
export const readSeed = readInteger(0)

export function readShare(text: string): Read<Decimal> {
  const value = parseShare(text)
  const share = value === null ? Number.NaN : decimalToNumber(value)
  if (value !== null && share > 0 && share < 1) return { value }
  const meant = Number(text) >= 10 ? shareMeant(Number(text)) : null
  return {
    wanted: `a share above 0 and below 1 is wanted, such as 0.95 or 95%${meant === null || Number(text) === 100 ? '' : `; did you mean ${meant}?`}: certainty (1) can not be proven by samples`,
  }
}

export function readDrop(text: string): Read<Decimal> {
  const value = parseShare(text)
  if (value !== null && decimalToNumber(value) < 1) return { value }
  return { wanted: 'a share from 0 and below 1 is wanted, such as 0.02 or 2% for two points' }
}

export function readDollars(text: string): Read<number> {
  if (/^\d+(\.\d+)?$/.test(text)) return { value: Number(text) }
  return { wanted: 'an amount in US dollars is wanted, such as 2.50' }
}

export function readDuration(text: string): Read<number> {
  const value = parseDuration(text)
  return value === null ? { wanted: 'a duration is wanted, such as 250ms, 3s or 15m' } : { value }
}

export function readShard(text: string): Read<{ index: number; total: number }> {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const index = Number(i)
  const total = Number(n)
  if (index >= 1 && index <= total && total <= 10_000) return { value: { index, total } }
  return { wanted: 'a shard is written I/N, such as 3/8' }
}

export function readVia(text: string): Read<'online' | 'batch'> {
  return text === 'online' || text === 'batch' ? { value: text } : { wanted: 'online or batch is wanted' }
}
