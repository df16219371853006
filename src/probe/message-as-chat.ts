import { parsedJson } from '../json/parsed.ts'
import { readMessagesAnswer } from '../model/read/messages-answer.ts'

const FINISH: Readonly<Record<string, string>> = { 'tool-calls': 'tool_calls', stop: 'stop', length: 'length' }

/** A message of the Messages API in the shape of a Chat Completion, for the judges that read those; else as it came. */
export function messageAsChat(text: string): string {
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
