import { mayHaveLost } from '../../json/loss.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import { MAX_ROW_DEPTH } from './row.ts'

/**
 * What threads found in the rows of a batch's input, in their order, blank ones left out. Rows that are plain differ in
 * their ids and texts alone: what a contract says of one of them it says of all.
 */
export interface ScannedRows {
  /** sha256 of the file. */
  readonly digest: string
  readonly length: number
  /** Bytes from the file's start, and how many. */
  readonly offsets: Float64Array | Uint32Array
  readonly lengths: Uint32Array
  /** 1-based; null: each line is a row. */
  readonly lines: Uint32Array | null
  /** Of a plain row's id (`hash53`); −1 for a row that must be looked at. */
  readonly hashes: Float64Array
  /** null: not kept. */
  readonly idAt: (row: number) => string | null
}

const ROLES = new Set(['system', 'user', 'assistant'])
const OTHERS = ['input', 'tools', 'tool_choice', 'parallel_tool_calls'] as const

/**
 * The id of a row that says nothing which any contract could have a word about: valid UTF-8, JSON without a loss, a text
 * as custom_id and a conversation of plain texts, without tools. null for every other one.
 */
export function plainRowId(text: string): string | null {
  // What stands for bytes that are no UTF-8.
  if (text.includes('\ufffd')) return null
  let row: JsonValue
  try {
    row = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(row) || row.id !== undefined || mayHaveLost(text, row, MAX_ROW_DEPTH)) return null
  const { custom_id: id, body } = row
  if (typeof id !== 'string' || id === '' || !id.isWellFormed() || !isObject(body)) return null
  if (!Array.isArray(body.messages) || OTHERS.some((member) => body[member] !== undefined)) return null
  return body.messages.every(isPlainMessage) ? id : null
}

const isPlainMessage = (message: JsonValue): boolean =>
  isObject(message) && typeof message.content === 'string' && ROLES.has(message.role as string)
