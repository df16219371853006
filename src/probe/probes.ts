import { judgeArguments, judgeNamed, judgeParallel, judgeRequired } from './judge-calls.ts'
import {
  judgeChoices,
  judgeJson,
  judgeLimit,
  judgeLogprobs,
  judgeSeed,
  judgeStop,
  judgeStreamUsage,
} from './judge-members.ts'
import { judgeListed, judgeMessages, judgePlain, judgeResponses, judgeUnknownModel } from './judge-routes.ts'
import type { Probe } from './probe.ts'
import * as ask from './probe-calls.ts'
import { judgeType, LURE, LURED_SCHEMA, SCHEMA_PROBES, TYPE_SCHEMA } from './schema-probes.ts'

/** Most calls of one probing, those made again included. */
export const MOST_CALLS = 40

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
