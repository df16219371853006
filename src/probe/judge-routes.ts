import { isObject } from '../json/value.ts'
import { listAt, textAt } from '../model/read/wire-value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import type { Judgement, Probe } from './probe.ts'
import { NO_SUCH_MODEL } from './probe-calls.ts'
import { chatSeen, messageText, quoted, responseText } from './read-seen.ts'
import { FOUGHT_SCHEMAS, judgeFought } from './schema-probes.ts'

/** Whether somebody answers, and does as it is told: a model that does not makes a weak witness. */
export const judgePlain: Probe['judge'] = ([seen]) => {
  const { choices, content } = chatSeen(seen)
  if (choices === 0) return { state: 'unknown', evidence: `no choice in ${quoted(seen.text)}` }
  return { state: 'enforced', evidence: `without a schema, told to write ${LURE}, it wrote ${quoted(content)}` }
}

const LURE = JSON.stringify(FOUGHT_SCHEMAS.enum.lure)

export const judgeListed: Probe['judge'] = ([{ json, text }]) => {
  const listed = Array.isArray(json) ? json : isObject(json) ? listAt(json, 'data') : []
  const ids = listed.flatMap((one) => (isObject(one) ? (textAt(one, 'id') ?? []) : []))
  if (ids.length === 0) return { state: 'unknown', evidence: `no list of models: ${quoted(text)}` }
  return { state: 'enforced', evidence: `it lists ${quoted(ids.slice(0, 5).join(', '))}, ${ids.length} in all` }
}

/** Reached where the endpoint did not say no. */
export const judgeUnknownModel: Probe['judge'] = ([seen]) => {
  const { choices, model } = chatSeen(seen)
  if (choices === 0) return { state: 'unknown', evidence: `no choice in ${quoted(seen.text)}` }
  return { state: 'ignored', evidence: `asked for ${NO_SUCH_MODEL}, ${model ?? 'a model without a name'} answered` }
}

/** A route that answers, and holds a schema or not. */
export const judgeResponses: Probe['judge'] = ([seen], conforms) =>
  judgeRoute(responseText(seen), seen.text, isCut(seen.json, 'status', 'incomplete'), conforms)

export const judgeMessages: Probe['judge'] = ([seen], conforms) =>
  judgeRoute(messageText(seen), seen.text, isCut(seen.json, 'stop_reason', 'max_tokens'), conforms)

const isCut = (json: unknown, name: string, value: string): boolean =>
  typeof json === 'object' && json !== null && (json as Record<string, unknown>)[name] === value

function judgeRoute(answer: string | null, whole: string, cut: boolean, conforms: Conforms): Judgement {
  if (answer === null) return { state: 'unknown', evidence: `no answer of that API: ${quoted(whole)}` }
  const { state, evidence } = judgeFought(answer, cut ? 'length' : null, FOUGHT_SCHEMAS.enum, conforms)
  return { state: state === 'ignored' ? 'accepted, not enforced' : state, evidence: `it answers; ${evidence}` }
}
