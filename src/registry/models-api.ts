import { readJson } from '../json/read.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { isDay } from './day.ts'
import { type ListedPrice, listedPrice, type PriceForm } from './listed-price.ts'

/** What a provider's models API says of one model; what is left out it does not say. */
export interface ListedModel {
  readonly model: string
  /** null: it says that no shutdown is announced. */
  readonly shutdown?: string | null
  readonly datePrecision?: 'day' | 'earliest'
  readonly replacement?: string
  readonly aliases?: readonly string[]
  readonly contextWindow?: number
  readonly maxOutput?: number
  readonly price?: ListedPrice
}

/** Members of one entry of the list. */
interface Form {
  /** The member that holds the list, where it is not `data`. */
  readonly list?: string
  /** Which of them holds the day of the shutdown: a list in which no entry has it has another form. */
  readonly shutdown?: string
  readonly replacement?: string
  readonly contextWindow?: string
  readonly maxOutput?: string
  readonly aliases?: string
  readonly price?: PriceForm
}

/**
 * Forms of `GET /models`, by vendor: OpenAI (`Model` of openai-node, `shutdown_date`), Mistral (`BaseModelCard`,
 * `deprecation`), OpenRouter (openrouter.ai/docs/api-reference/list-available-models, `expiration_date`), Anthropic
 * (`ModelInfo` of anthropic-sdk-typescript), Together (openapi.yaml, `pricing`), xAI (xai-proto, prices in 1/100 US cent per
 * 1M tokens); read 2026-11. Of all others the ids are read, and `shutdown_date` where an entry has it.
 */
const FORMS: Readonly<Record<string, Form>> = {
  openai: { shutdown: 'shutdown_date' },
  mistral: {
    shutdown: 'deprecation',
    replacement: 'deprecation_replacement_model',
    aliases: 'aliases',
    contextWindow: 'max_context_length',
  },
  openrouter: {
    shutdown: 'expiration_date',
    contextWindow: 'context_length',
    price: {
      within: 'pricing',
      input: 'prompt',
      output: 'completion',
      cachedInput: 'input_cache_read',
      cacheWrite: 'input_cache_write',
      unit: 1e6,
    },
  },
  together: {
    contextWindow: 'context_length',
    price: { within: 'pricing', input: 'input', output: 'output', cachedInput: 'cached_input', unit: 1 },
  },
  xai: {
    list: 'models',
    aliases: 'aliases',
    contextWindow: 'max_prompt_length',
    price: {
      input: 'prompt_text_token_price',
      output: 'completion_text_token_price',
      cachedInput: 'cached_prompt_token_price',
      unit: 1e-4,
    },
  },
  anthropic: { contextWindow: 'max_input_tokens', maxOutput: 'max_tokens' },
}

/** OpenAI's own member, read where anybody has it. */
const OTHERS: Form = {}
const ANYBODYS_SHUTDOWN = 'shutdown_date'

/**
 * Reads the answer of a vendor's models API. A list that goes on elsewhere, and an answer of another form, are refused:
 * what is missing from half a list is not gone.
 *
 * @param file as it is shown to people
 */
export function readModelsList(text: string, vendor: string, file: string): Result<readonly ListedModel[]> {
  const known = Object.hasOwn(FORMS, vendor) ? (FORMS[vendor] as Form) : null
  const fault = (says: string, line = 1, column = 1): Problem => ({
    code: 'models-list-form',
    args: { vendor, says },
    place: { file, line, column },
  })
  if (/^\s*</.test(text)) return bad(fault('it is a page, and no JSON'))
  const json = readJson(text)
  if (!json.ok) return bad(fault(json.fault.message, json.fault.line, json.fault.column))
  const { value } = json.document
  const name = known?.list ?? 'data'
  const entries = listOf(value, name)
  if (entries === null) return bad(fault(`it has no list \`${name}\``))
  const more = isObject(value)
    ? ['has_more', 'next_page_token', 'nextPageToken'].find((name) => value[name])
    : undefined
  if (more !== undefined && isObject(value))
    return bad(fault(`it is a part of the list: ${more} is ${JSON.stringify(value[more])}`))
  const shutdown = known === null ? ANYBODYS_SHUTDOWN : known.shutdown
  if (known && shutdown !== undefined && !entries.some((entry) => isObject(entry) && entry[shutdown] !== undefined))
    return bad(fault(`no entry has \`${shutdown}\``))
  const form = shutdown === undefined ? (known ?? OTHERS) : { ...(known ?? OTHERS), shutdown }
  const read = entries.map((entry, index) => readListed(entry, form, index))
  const faults = read.flatMap((one, index) =>
    typeof one === 'string' ? [fault(one, lineOf(text, entries[index]))] : [],
  )
  return faults.length > 0 ? bad(...faults) : good(read.flatMap((one) => (typeof one === 'string' ? [] : [one])))
}

/** The list under its name; Together's is the whole answer. */
function listOf(value: JsonValue, name: string): readonly JsonValue[] | null {
  if (Array.isArray(value)) return value
  const list = isObject(value) ? (value[name] ?? value.data) : null
  return Array.isArray(list) ? list : null
}

/** Where the entry's id stands; 1 where that is not known. */
function lineOf(text: string, entry: JsonValue | undefined): number {
  const id = isObject(entry) ? (entry.id ?? entry.name) : undefined
  const at = typeof id === 'string' ? text.indexOf(JSON.stringify(id)) : -1
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}

/** An entry, or what is wrong with it. */
function readListed(entry: JsonValue, form: Form, index: number): ListedModel | string {
  const id = isObject(entry) ? (entry.id ?? (form.list === undefined ? undefined : entry.name)) : undefined
  if (!isObject(entry) || typeof id !== 'string' || !/^\S+$/.test(id)) return `entry ${index + 1} has no \`id\``
  const { shutdown, replacement, contextWindow, maxOutput, aliases, price: priceForm } = form
  const day = shutdown === undefined ? undefined : dayOf(entry[shutdown])
  if (day === 'none') return `\`${shutdown}\` of ${id} is no day`
  const price = priceForm === undefined ? null : listedPrice(entry, priceForm)
  if (typeof price === 'string') return `${id}: ${price}`
  return {
    model: id,
    ...(day !== undefined && { shutdown: day }),
    ...textMember(entry, replacement),
    ...countMember(entry, 'contextWindow', contextWindow),
    ...countMember(entry, 'maxOutput', maxOutput),
    ...aliasMember(entry, aliases, id),
    ...(price !== null && { price }),
  }
}

/** `2027-01-14`, or the day of a date-time. */
function dayOf(value: JsonValue | undefined): string | null | undefined | 'none' {
  if (value === undefined || value === null) return value
  const day =
    typeof value === 'string' ? (/^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value)?.[1] ?? '') : ''
  return isDay(day) && day !== '' ? day : 'none'
}

const textMember = (entry: JsonObject, name: string | undefined): Pick<ListedModel, 'replacement'> => {
  const value = name === undefined ? undefined : entry[name]
  return typeof value === 'string' && value !== '' ? { replacement: value } : {}
}

const countMember = (entry: JsonObject, as: 'contextWindow' | 'maxOutput', name: string | undefined) => {
  const value = name === undefined ? undefined : entry[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { [as]: value } : {}
}

const aliasMember = (entry: JsonObject, name: string | undefined, id: string): Pick<ListedModel, 'aliases'> => {
  const value = name === undefined ? undefined : entry[name]
  const names = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== id) : []
  return names.length > 0 ? { aliases: names } : {}
}
