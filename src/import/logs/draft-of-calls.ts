import { sampledRows } from '../../contract/cases/sample.ts'
import { sha256 } from '../../json/digest.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import { unexpanded } from '../braces.ts'
import { uniqueIds } from '../case-ids.ts'
import type { ImportContext } from '../context.ts'
import type { Draft, DraftCase, Imported } from '../draft.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import { type MaskCounts, maskedValue } from './mask.ts'
import type { RecordedCall } from './recorded-call.ts'

/**
 * Calls of a log as contracts: masked before anything else is made of them, one contract for each prompt (the system
 * message, tools and parameters), of each at most `take` calls, drawn by seed. Recorded answers are no expected values.
 */
export function draftsOfCalls(file: ForeignFile, calls: readonly RecordedCall[], context: ImportContext): Imported {
  const { log, take, seed } = context
  const top = { file: file.shown, line: 1 }
  const counts: MaskCounts = new Map()
  const groups = new Map<string, RecordedCall[]>()
  for (const call of calls) {
    const clean = maskedCall(call, counts)
    const key = JSON.stringify([fixedPart(clean), clean.tools, clean.parameters])
    groups.set(key, [...(groups.get(key) ?? [])])
    groups.get(key)?.push(clean)
  }
  for (const [kind, count] of counts) log.changed(`${count} × ${kind} masked`, `[${kind}] stands in its place`, top)
  if (calls.length > 0)
    log.leftOut(
      "the answer is the old model's, not a known-good value",
      'the recorded answer is not a known-good value: say what must come back, or compare with a baseline',
      top,
    )
  const title = (file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
  const drafts = [...groups.values()].map((group, index) => {
    const chosen = sampledRows(group.length, take, [seed, title, index])
    if (chosen.length < group.length)
      log.leftOut(
        `${group.length - chosen.length} of ${group.length} calls of one prompt`,
        `a sample of ${take} is taken, by seed ${seed}; --take takes more`,
        group[0]?.place ?? top,
      )
    return draftOf(
      groups.size > 1 ? `${title} ${index + 1}` : title,
      [...chosen].map((one) => group[one] as RecordedCall),
      context,
    )
  })
  return { drafts, cases: drafts.reduce((sum, { cases }) => sum + cases.length, 0) }
}

const maskedCall = ({ messages, tools, parameters, place }: RecordedCall, counts: MaskCounts): RecordedCall => ({
  messages: maskedValue(messages, counts) as JsonArray,
  tools: maskedValue(tools, counts) as JsonArray,
  parameters: maskedValue(parameters, counts) as JsonObject,
  place,
})

/** The messages before the first one of the user: what stays the same from call to call. */
function fixedPart({ messages }: RecordedCall): JsonArray {
  const first = messages.findIndex((one) => !isObject(one) || (one.role !== 'system' && one.role !== 'developer'))
  return messages.slice(0, first < 0 ? messages.length : first)
}

function draftOf(title: string, calls: readonly RecordedCall[], { log }: ImportContext): Draft {
  const [first] = calls as readonly [RecordedCall]
  const fixed = fixedPart(first)
  const isPlain = calls.every((call) => plainInput(call) !== null)
  const unique = uniqueIds()
  const cases = calls.map((call): DraftCase => {
    log.carried('case', call.place)
    const vars: JsonObject = isPlain ? { input: plainInput(call) as string } : { messages: call.messages }
    return { id: unique(`call-${sha256(JSON.stringify(vars)).slice(7, 19)}`), vars }
  })
  const messages: JsonValue = isPlain
    ? [...fixed.map(unexpanded), { role: 'user', content: '{{input}}' }]
    : '{{messages}}'
  return {
    title,
    api: 'chat',
    request: { messages, ...first.parameters, ...(first.tools.length > 0 && { tools: unexpanded(first.tools) }) },
    cases,
  }
}

/** The one text of the user behind the fixed messages; null where there is more. */
function plainInput(call: RecordedCall): string | null {
  const rest = call.messages.slice(fixedPart(call).length)
  const [only] = rest
  return rest.length === 1 &&
    isObject(only) &&
    only.role === 'user' &&
    typeof only.content === 'string' &&
    Object.keys(only).length === 2
    ? only.content
    : null
}
