import { parsedJson } from '../json/parsed.ts'
import type { JsonObject } from '../json/value.ts'
import { readMessagesAnswer } from '../model/read/messages-answer.ts'
import { keyHeaders } from '../model/wire/key-headers.ts'
import type { RawAnswer, RawRequest } from '../model/wire/raw-client.ts'
import type { Target } from '../plan/plan.ts'
import type { ProbeCall } from '../probe/probe.ts'
import { good, type Result } from '../problem/problem.ts'
import { mapRequest, sentRequest } from '../provider/map-request.ts'

const PATHS = { chat: '/chat/completions', responses: '/responses', messages: '/messages', models: '/models' } as const

/** A probe's call as it is sent. */
type ProbeRequest =
  | { readonly kind: 'sent'; readonly request: RawRequest }
  /** It can't be put into the API that the provider speaks. */
  | { readonly kind: 'unsendable'; readonly reason: string }

/** A provider of the Messages API gets its chat calls there, mapped as a contract's are. */
export function probeRequest(call: ProbeCall, target: Target, key: string | null): Result<ProbeRequest> {
  const { dialect } = target.provider
  if (call.route === 'models') return good(sent('models', {}, dialect, key))
  if (call.route === 'messages') return good(sent('messages', { model: target.model, ...call.body }, 'messages', key))
  const mapped = mapRequest(call.body, target, call.route)
  if (!mapped.ok) return mapped
  const own = call.body.model
  const body = typeof own === 'string' ? { ...mapped.value.body, model: own } : mapped.value.body
  const { api, body: final, faults } = sentRequest(body, target, call.route)
  const [fault] = faults
  if (fault !== undefined)
    return good({ kind: 'unsendable', reason: `${fault.found} has no counterpart in the Messages API` })
  return good(sent(api, final, dialect, key))
}

const sent = (
  api: keyof typeof PATHS,
  body: JsonObject,
  dialect: Target['provider']['dialect'],
  key: string | null,
): ProbeRequest => ({
  kind: 'sent',
  request: {
    method: api === 'models' ? 'GET' : 'POST',
    path: PATHS[api],
    body,
    headers: keyHeaders(api === 'messages' ? 'messages' : dialect, (key ?? '').trim()),
  },
})

/** An answer as the judges of a call read it. */
export const asAsked = (answer: RawAnswer, { route }: ProbeCall, { provider }: Target): RawAnswer =>
  route === 'chat' && provider.dialect === 'messages' && answer.kind === 'answered' && answer.failure === null
    ? { ...answer, text: messageAsChat(answer.text) }
    : answer

const FINISH: Readonly<Record<string, string>> = { 'tool-calls': 'tool_calls', stop: 'stop', length: 'length' }

/** A message of the Messages API in the shape of a Chat Completion, for the judges that read those; else as it came. */
function messageAsChat(text: string): string {
  const json = parsedJson(text)
  const reading = json === undefined ? null : readMessagesAnswer(json, 200)
  if (reading?.kind !== 'read') return text
  const { message, finishReason, usage, servedModel } = reading.answer
  return JSON.stringify({
    model: servedModel,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: message.content,
          tool_calls: message.toolCalls.map(({ id, name, arguments: made }) => ({
            id,
            type: 'function',
            function: { name, arguments: made },
          })),
        },
        finish_reason: FINISH[finishReason.unified] ?? finishReason.raw,
      },
    ],
    usage: usage === null ? null : { prompt_tokens: usage.input, completion_tokens: usage.output },
  })
}
