import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'

/** US dollars per 1M tokens. */
export interface ListedPrice {
  readonly input: number
  readonly output: number
  readonly cachedInput?: number
  readonly cacheWrite?: number
}

/** Where a list states prices, and in what unit. */
export interface PriceForm {
  /** The object that holds them; left out: the entry itself. */
  readonly within?: string
  readonly input: string
  readonly output: string
  readonly cachedInput?: string
  readonly cacheWrite?: string
  /** Dollars per 1M tokens of one of theirs. */
  readonly unit: number
}

/** No model has cost more, or, where it costs anything, less: such a figure is one of another unit. */
const MOST_USD = 5_000
const LEAST_USD = 0.0005

/** The price of an entry; null: it states none, or that it depends. A text: what is wrong with it. */
export function listedPrice(entry: JsonObject, form: PriceForm): ListedPrice | null | string {
  const holder = form.within === undefined ? entry : entry[form.within]
  if (!isObject(holder)) return null
  const foreign = ['currency', 'unit', 'per'].find((name) => holder[name] !== undefined && !isKnownUnit(holder[name]))
  if (foreign !== undefined)
    return `its price has a unit that is not known, ${foreign} ${JSON.stringify(holder[foreign])}`
  const read = (name: string | undefined): number | null | string =>
    name === undefined ? null : amount(holder[name], name, form.unit)
  const [input, output, cachedInput, cacheWrite] = [form.input, form.output, form.cachedInput, form.cacheWrite].map(
    read,
  )
  const fault = [input, output, cachedInput, cacheWrite].find((one) => typeof one === 'string')
  if (typeof fault === 'string') return fault
  if (typeof input !== 'number' || typeof output !== 'number' || input < 0 || output < 0) return null
  return {
    input,
    output,
    ...(typeof cachedInput === 'number' && cachedInput > 0 && { cachedInput }),
    ...(typeof cacheWrite === 'number' && cacheWrite > 0 && { cacheWrite }),
  }
}

const isKnownUnit = (value: JsonValue | undefined): boolean => typeof value === 'string' && /^usd$/i.test(value)

function amount(value: JsonValue | undefined, name: string, unit: number): number | null | string {
  if (value === undefined || value === null) return null
  const stated =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value)
        ? Number(value)
        : Number.NaN
  if (Number.isNaN(stated)) return `its price \`${name}\` is ${JSON.stringify(value)}, no number`
  // Twelve digits are more than any price has: what a double adds behind them is no part of it.
  const usd = Number((stated * unit).toPrecision(12))
  if (usd > MOST_USD || (usd > 0 && usd < LEAST_USD))
    return `its price \`${name}\` of ${JSON.stringify(value)} would be $${usd} per 1M tokens: it is in another unit`
  return usd
}
