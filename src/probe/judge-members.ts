import { parsedJson } from '../json/parsed.ts'
import { isObject } from '../json/value.ts'
import { countAt, objectAt } from '../model/read/wire-value.ts'
import type { Judgement, Probe, ProbeState } from './probe.ts'
import { chatSeen, eventsSeen, quoted } from './read-seen.ts'

const judged = (state: ProbeState, evidence: string): Judgement => ({ state, evidence })

/** A member that asks for something to be seen: there it is, or the member left no trace. */
const traced = (isThere: boolean, evidence: string): Judgement => judged(isThere ? 'enforced' : 'ignored', evidence)

export const judgeJson: Probe['judge'] = ([seen]) => {
  const { content, finish } = chatSeen(seen)
  const evidence = `told not to write JSON, it wrote ${quoted(content)}`
  if (isObject(parsedJson(content))) return judged('enforced', evidence)
  return judged(finish === 'length' ? 'unknown' : 'accepted, not enforced', evidence)
}

export const judgeChoices: Probe['judge'] = ([seen]) => {
  const { choices } = chatSeen(seen)
  return traced(choices === 2, `${choices} came`)
}

/** The same seed twice and another one: answers that never differ show nothing of it. */
export const judgeSeed: Probe['judge'] = (seen) => {
  const [first = '', again = '', other = ''] = seen.map((one) => chatSeen(one).content)
  const evidence = `seed 7: ${quoted(first)}; again: ${quoted(again)}; seed 8: ${quoted(other)}`
  if (first !== again) return judged('ignored', evidence)
  return judged(first === other ? 'unknown' : 'enforced', evidence)
}

const LIMIT = 8

export const judgeLimit: Probe['judge'] = ([seen]) => {
  const { finish, outputTokens, content } = chatSeen(seen)
  const counted = outputTokens === null ? 'without a count' : `${outputTokens} tokens`
  const evidence = `limited to ${LIMIT}: ${counted}, finish reason ${finish ?? 'missing'}, ${quoted(content)}`
  if (outputTokens !== null && outputTokens > LIMIT) return judged('ignored', evidence)
  // What ends by itself below the limit shows nothing of it.
  return judged(finish === 'length' ? 'enforced' : 'unknown', evidence)
}

export const judgeStop: Probe['judge'] = ([seen]) => {
  const { content } = chatSeen(seen)
  const evidence = `told to write a sentence and to stop at a space, it wrote ${quoted(content)}`
  if (content.trim() === '') return judged('unknown', evidence)
  return traced(!content.includes(' '), evidence)
}

export const judgeStreamUsage: Probe['judge'] = ([seen]) => {
  const events = eventsSeen(seen)
  const counted = events.find((event) => countAt(objectAt(event, 'usage'), 'completion_tokens') !== null)
  return traced(counted !== undefined, `${events.length} events, ${counted ? 'one' : 'none'} of them with token counts`)
}

export const judgeLogprobs: Probe['judge'] = ([seen]) => {
  const { hasLogprobs } = chatSeen(seen)
  return traced(hasLogprobs, hasLogprobs ? 'they came' : 'none came')
}
