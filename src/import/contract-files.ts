import { stringify } from 'yaml'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import { uniqueIds } from './case-ids.ts'
import type { Draft } from './draft.ts'

/** The files of one contract, relative to the folder that is written to. */
export interface ContractFiles {
  readonly name: string
  readonly file: string
  readonly cases: number
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/** More cases, or larger ones, stand in a file of their own: a contract is at most 256 KiB and 2,000 keys. */
const MOST_INLINE_CASES = 30
const MOST_INLINE_BYTES = 32 * 1024
const MOST_REQUEST_BYTES = 128 * 1024
const MOST_REQUEST_KEYS = 800

/** Drafts as files. Names are made of titles and are unique. `header` is the comment on their first line. */
export function contractFiles(
  drafts: readonly Draft[],
  header: string,
  unique: (name: string) => string,
): readonly ContractFiles[] {
  return drafts.map((draft) => {
    const name = unique(nameOf(draft.title))
    const { expect, cases } = shared(draft)
    const rows = cases.map((one) => JSON.stringify(one))
    const inline =
      rows.length <= MOST_INLINE_CASES && rows.reduce((sum, row) => sum + row.length, 0) <= MOST_INLINE_BYTES
    const request = JSON.stringify(draft.request)
    const isLarge = request.length > MOST_REQUEST_BYTES || keysIn(draft.request) > MOST_REQUEST_KEYS
    const contract = {
      version: 1,
      name,
      ...(draft.description && { description: draft.description }),
      ...(draft.api !== 'chat' && { api: draft.api }),
      request: isLarge ? { $file: `${name}.request.json` } : draft.request,
      ...(expect && { expect }),
      cases: inline ? cases : [{ from: `${name}.cases.jsonl` }],
      ...(draft.samples !== undefined && { samples: draft.samples }),
      ...(draft.thresholds && { thresholds: draft.thresholds }),
    }
    const text = `# ${header.replace(/[^\x20-\x7e]/g, '?')}\n${yamlText(contract)}`
    return {
      name,
      file: `${name}.yaml`,
      cases: draft.placeholder ? 0 : draft.cases.length,
      files: [
        { path: `${name}.yaml`, text },
        ...(inline ? [] : [{ path: `${name}.cases.jsonl`, text: `${rows.map(escaped).join('\n')}\n` }]),
        ...(isLarge ? [{ path: `${name}.request.json`, text: `${escaped(request)}\n` }] : []),
      ],
    }
  })
}

const yamlText = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' })

/** Characters that no file of ours holds as they are. */
const escaped = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What every case expects stands once, in the contract. */
function shared(draft: Draft): Pick<Draft, 'expect' | 'cases'> {
  const [first, ...others] = draft.cases
  const own = first?.expect
  if (draft.expect || !own || others.length === 0 || own.outcome !== undefined) return draft
  const text = JSON.stringify(own)
  if (draft.cases.some(({ expect }) => expect !== own && JSON.stringify(expect) !== text)) return draft
  // In a contract a schema decides whether an answer conforms, and would take the place of the one that is sent.
  if (own.schema !== undefined && isObject(draft.request.response_format)) return draft
  return { expect: own, cases: draft.cases.map(({ expect: _, ...rest }) => rest) }
}

/** A title as the name of a contract: lower-case letters, digits and hyphens, at most 60. */
function nameOf(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'imported' : name
}

export const uniqueNames = uniqueIds

function keysIn(value: JsonValue): number {
  if (Array.isArray(value)) return (value as JsonArray).reduce((sum: number, one) => sum + keysIn(one), 0)
  return isObject(value) ? Object.values(value as JsonObject).reduce((sum: number, one) => sum + 1 + keysIn(one), 0) : 0
}
