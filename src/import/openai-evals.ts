import { isObject, type JsonArray, type JsonValue } from '../json/value.ts'
import { uniqueIds } from './case-ids.ts'
import type { DraftCase } from './draft.ts'
import type { ImportFormat } from './import-format.ts'
import { isMostly, rowsOfFormat } from './rows.ts'
import type { ForeignRow } from './source/document.ts'

/** Samples of openai/evals: `{input, ideal}`, one a line. */
export const openaiEvals: ImportFormat = {
  name: 'openai/evals samples',
  recognises: ({ rows }) => isMostly(rows, isSample),
  read: ({ file, rows: all }, { log }) => {
    const rows = rowsOfFormat(all, isSample, openaiEvals.name, log)
    const unique = uniqueIds()
    const top = { file: file.shown, line: 1 }
    log.changed(
      'Match = starts with, FuzzyMatch = normalised containment, not equality: the eval class is in another file',
      'asked as Match does: the answer begins with an ideal one',
      top,
    )
    log.leftOut(
      'model-graded rows need a judge',
      'no model judges another; which rows they are, the eval class says',
      top,
    )
    const cases = rows.map(({ value, place }, index): DraftCase => {
      for (const key of Object.keys(value))
        if (key !== 'input' && key !== 'ideal') log.leftOut(`sample.${key}`, 'it is not sent to the model', place)
      const messages = typeof value.input === 'string' ? [{ role: 'user', content: value.input }] : value.input
      const ideals = idealsOf(value.ideal)
      log.carried('case', place)
      if (ideals.length === 0) log.leftOut(`sample ${index + 1}: no ideal answer`, 'nothing is expected', place)
      const starts = ideals.map((text) => ({ $starts_with: text }))
      const text: JsonValue | undefined = starts.length > 1 ? { $any_of: starts } : starts[0]
      return {
        id: unique(`sample-${index + 1}`),
        vars: { messages: messages as JsonValue },
        ...(text !== undefined && { expect: { text } }),
      }
    })
    const title = `${file.realPath.split('/').at(-2) ?? ''} ${(file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, '')}`
    return { drafts: [{ title, api: 'chat', request: { messages: '{{messages}}' }, cases }], cases: cases.length }
  },
}

const isSample = ({ value }: ForeignRow): boolean =>
  (Array.isArray(value.input) || typeof value.input === 'string') &&
  ['output', 'response', 'inputs', 'custom_id', 'type'].every((key) => value[key] === undefined)

const idealsOf = (ideal: JsonValue | undefined): readonly string[] =>
  (Array.isArray(ideal) ? (ideal as JsonArray) : ideal === undefined || isObject(ideal) ? [] : [ideal])
    .map(String)
    .filter((text) => text !== '')
