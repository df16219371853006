import type { Reply, SimulatorRequest } from './request.ts'

/** Ends the reply before the request's first stop sequence, and at its token limit, as a model does. */
export function withinLimit(whole: Reply, request: SimulatorRequest): Reply {
  const reply = { ...whole, text: whole.text === null ? null : beforeStop(whole.text, request.stop) }
  const characters = request.maxTokens === null ? Number.POSITIVE_INFINITY : request.maxTokens * 4
  if (reply.text !== null && reply.text.length > characters) {
    return { ...reply, text: reply.text.slice(0, characters), finish: 'length' }
  }
  const [call] = reply.calls
  if (call === undefined || call.name.length + call.arguments.length <= characters) return reply
  return { ...reply, calls: [{ ...call, arguments: call.arguments.slice(0, characters) }], finish: 'length' }
}

function beforeStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((one) => (one === '' ? -1 : text.indexOf(one))).filter((at) => at >= 0)
  return text.slice(0, Math.min(text.length, ...ends))
}
