import { parsedJson } from '../json/parsed.ts'
import { isObject } from '../json/value.ts'
import { countAt, listAt, objectAt, textAt } from '../model/read/wire-value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import type { Judgement, Probe, ProbeState, Seen } from './probe.ts'
import * as ask from './probe-calls.ts'
import { FORCED_TOOL, FORCED_TOOL_SCHEMA, NO_SUCH_MODEL } from './probe-calls.ts'
import { type ChatSeen, chatSeen, eventsSeen, messageText, quoted, responseText } from './read-seen.ts'
import {
  FOUGHT_SCHEMAS,
  judgeFought,
  judgeType,
  LURE,
  LURED_SCHEMA,
  SCHEMA_PROBES,
  TYPE_SCHEMA,
} from './schema-probes.ts'

/** Most calls of one probing, those made again included. */
export const MOST_CALLS = 40

/** Whether somebody answers, and does as it is told: a model that does not makes a weak witness. */
const judgePlain: Probe['judge'] = ([seen]) => {
  const { choices, content } = chatSeen(seen)
  if (choices === 0) return { state: 'unknown', evidence: `no choice in ${quoted(seen.text)}` }
  return { state: 'enforced', evidence: `without a schema, told to write ${LURED_TEXT}, it wrote ${quoted(content)}` }
}

const LURED_TEXT = JSON.stringify(FOUGHT_SCHEMAS.enum.lure)

const judgeListed: Probe['judge'] = ([{ json, text }]) => {
  const listed = Array.isArray(json) ? json : isObject(json) ? listAt(json, 'data') : []
  const ids = listed.flatMap((one) => (isObject(one) ? (textAt(one, 'id') ?? []) : []))
  if (ids.length === 0) return { state: 'unknown', evidence: `no list of models: ${quoted(text)}` }
  return { state: 'enforced', evidence: `it lists ${quoted(ids.slice(0, 5).join(', '))}, ${ids.length} in all` }
}

/** Reached where the endpoint did not say no. */
const judgeUnknownModel: Probe['judge'] = ([seen]) => {
  const { choices, model } = chatSeen(seen)
  if (choices === 0) return { state: 'unknown', evidence: `no choice in ${quoted(seen.text)}` }
  return { state: 'ignored', evidence: `asked for ${NO_SUCH_MODEL}, ${model ?? 'a model without a name'} answered` }
}

/** A route that answers, and holds a schema or not. */
const judgeResponses: Probe['judge'] = ([seen], conforms) =>
  judgeRoute(responseText(seen), seen.text, isCut(seen.json, 'status', 'incomplete'), conforms)

const judgeMessages: Probe['judge'] = ([seen], conforms) =>
  judgeRoute(messageText(seen), seen.text, isCut(seen.json, 'stop_reason', 'max_tokens'), conforms)

const isCut = (json: unknown, name: string, value: string): boolean =>
  typeof json === 'object' && json !== null && (json as Record<string, unknown>)[name] === value

function judgeRoute(answer: string | null, whole: string, cut: boolean, conforms: Conforms): Judgement {
  if (answer === null) return { state: 'unknown', evidence: `no answer of that API: ${quoted(whole)}` }
  const { state, evidence } = judgeFought(answer, cut ? 'length' : null, FOUGHT_SCHEMAS.enum, conforms)
  return { state: state === 'ignored' ? 'accepted, not enforced' : state, evidence: `it answers; ${evidence}` }
}

const judged = (state: ProbeState, evidence: string): Judgement => ({ state, evidence })

/** A member that asks for something to be seen: there it is, or the member left no trace. */
const traced = (isThere: boolean, evidence: string): Judgement => judged(isThere ? 'enforced' : 'ignored', evidence)

const judgeJson: Probe['judge'] = ([seen]) => {
  const { content, finish } = chatSeen(seen)
  const evidence = `told not to write JSON, it wrote ${quoted(content)}`
  if (isObject(parsedJson(content))) return judged('enforced', evidence)
  return judged(finish === 'length' ? 'unknown' : 'accepted, not enforced', evidence)
}

const judgeChoices: Probe['judge'] = ([seen]) => {
  const { choices } = chatSeen(seen)
  return traced(choices === 2, `${choices} came`)
}

/** The same seed twice and another one: answers that never differ show nothing of it. */
const judgeSeed: Probe['judge'] = (seen) => {
  const [first = '', again = '', other = ''] = seen.map((one) => chatSeen(one).content)
  const evidence = `seed 7: ${quoted(first)}; again: ${quoted(again)}; seed 8: ${quoted(other)}`
  if (first !== again) return judged('ignored', evidence)
  return judged(first === other ? 'unknown' : 'enforced', evidence)
}

const LIMIT = 8

const judgeLimit: Probe['judge'] = ([seen]) => {
  const { finish, outputTokens, content } = chatSeen(seen)
  const counted = outputTokens === null ? 'without a count' : `${outputTokens} tokens`
  const evidence = `limited to ${LIMIT}: ${counted}, finish reason ${finish ?? 'missing'}, ${quoted(content)}`
  if (outputTokens !== null && outputTokens > LIMIT) return judged('ignored', evidence)
  // What ends by itself below the limit shows nothing of it.
  return judged(finish === 'length' ? 'enforced' : 'unknown', evidence)
}

const judgeStop: Probe['judge'] = ([seen]) => {
  const { content } = chatSeen(seen)
  const evidence = `told to write a sentence and to stop at a space, it wrote ${quoted(content)}`
  if (content.trim() === '') return judged('unknown', evidence)
  return traced(!content.includes(' '), evidence)
}

const judgeStreamUsage: Probe['judge'] = ([seen]) => {
  const events = eventsSeen(seen)
  const counted = events.find((event) => countAt(objectAt(event, 'usage'), 'completion_tokens') !== null)
  return traced(counted !== undefined, `${events.length} events, ${counted ? 'one' : 'none'} of them with token counts`)
}

const judgeLogprobs: Probe['judge'] = ([seen]) => {
  const { hasLogprobs } = chatSeen(seen)
  return traced(hasLogprobs, hasLogprobs ? 'they came' : 'none came')
}

const words = ({ calls, content }: ChatSeen): string =>
  calls.length === 0
    ? `it called nothing and wrote ${quoted(content)}`
    : `it called ${calls.map((call) => `${call.name}(${quoted(JSON.stringify(call.arguments) ?? 'no JSON')})`).join(', ')}`

/** Arguments that the tool's schema forbids are asked for. */
const judgeArguments: Probe['judge'] = ([seen], conforms): Judgement => {
  const read = chatSeen(seen)
  const evidence = `told to set the color to green, of a tool that takes red and blue, ${words(read)}`
  const call = read.calls.find(({ name }) => name === FORCED_TOOL)
  if (call === undefined) return { state: 'unknown', evidence }
  const holds = call.arguments !== undefined && conforms(FORCED_TOOL_SCHEMA, call.arguments)
  return { state: holds ? 'enforced' : 'accepted, not enforced', evidence }
}

const held = (holds: boolean, evidence: string): Judgement => ({
  state: holds ? 'enforced' : 'accepted, not enforced',
  evidence,
})

const judgeRequired: Probe['judge'] = ([seen]) => {
  const read = chatSeen(seen)
  return held(read.calls.length > 0, `told to call no tool, ${words(read)}`)
}

const judgeNamed: Probe['judge'] = ([seen]) => {
  const read = chatSeen(seen)
  const isForced = read.calls.length > 0 && read.calls.every(({ name }) => name === FORCED_TOOL)
  return held(isForced, `asked what ${FORCED_TOOL} can't tell, ${words(read)}`)
}

/** Without the member first: a model that makes one call either way shows nothing. */
const judgeParallel: Probe['judge'] = ([free, bound]) => {
  const [before, after] = [callsOf(free), bound === undefined ? 0 : callsOf(bound)]
  const evidence = `asked for two cities it made ${before} at once without the member, ${after} with it`
  if (before < 2) return { state: 'unknown', evidence }
  return held(after === 1, evidence)
}

const callsOf = (seen: Seen): number => chatSeen(seen).calls.length

const NO_JSON = 'Reply with the one word hello. Do not write JSON.'
const NO_TOOL = 'Say hello in plain words. Do not call any tool.'
const STREAMED = { stream: true, stream_options: { include_usage: true }, max_tokens: 20 }

const probe = (id: string, title: string, judge: Probe['judge'], ...calls: Probe['calls']): Probe => ({
  id,
  title,
  calls,
  judge,
})

/**
 * Every question that an endpoint is asked, in order, a probe a line. The first one decides whether there is anybody to
 * ask. Bodies are those of Chat Completions and mapped for the provider.
 */
export const PROBES: readonly Probe[] = [
  probe('chat', 'POST /chat/completions', judgePlain, ask.chat(LURE)),
  probe('models', 'GET /models', judgeListed, ask.MODELS),
  {
    ...probe('model', 'model', judgeUnknownModel, ask.chat('Say hello.', { model: ask.NO_SUCH_MODEL, max_tokens: 20 })),
    onRefusal: 'enforced',
  },
  probe('schema', 'json_schema', judgeType, ask.chatFormat('Reply with the one word hello, and no JSON.', TYPE_SCHEMA)),
  ...SCHEMA_PROBES,
  probe('json_object', 'json_object', judgeJson, ask.chat(NO_JSON, { response_format: { type: 'json_object' } })),
  probe('tools.arguments', "a tool's schema", judgeArguments, ask.forced('Set the color to green, to no other color.')),
  probe('tool_choice.required', 'tool_choice: required', judgeRequired, ask.required(NO_TOOL)),
  probe('tool_choice.named', 'tool_choice: a named tool', judgeNamed, ask.forced('What time is it in Oslo?')),
  probe(
    'parallel_tool_calls',
    'parallel_tool_calls: false',
    judgeParallel,
    ask.twoCities({}),
    ask.twoCities({ parallel_tool_calls: false }),
  ),
  probe('n', 'n: 2', judgeChoices, ask.chat('Say hello.', { n: 2, max_tokens: 20 })),
  probe('seed', 'seed', judgeSeed, ask.randomWord(7), ask.randomWord(7), ask.randomWord(8)),
  probe('max_tokens', 'max_tokens', judgeLimit, ask.chat('Count from 1 to 300, a number a line.', { max_tokens: 8 })),
  probe('stop', 'stop', judgeStop, ask.chat('Repeat: the quick brown fox jumps.', { stop: [' '], max_tokens: 60 })),
  probe('stream_options', 'stream_options: include_usage', judgeStreamUsage, ask.chat('Say hello.', STREAMED)),
  probe('logprobs', 'logprobs', judgeLogprobs, ask.chat('Say hello.', { logprobs: true, max_tokens: 20 })),
  probe('responses', 'POST /responses', judgeResponses, ask.responses(LURE, LURED_SCHEMA)),
  probe('messages', 'POST /messages', judgeMessages, ask.messages(LURE, LURED_SCHEMA)),
]
