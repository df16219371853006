import type { Reply, SimulatorRequest } from './request.ts'

/** Ends the reply before the request's first stop sequence, and at its token limit, as a model does. */
export function withinLimit(whole: Reply, request: SimulatorRequest): Reply {
  const stoppedBy = whole.text === null ? undefined : firstStop(whole.text, request.stop)
  const reply: Reply =
    stoppedBy === undefined
      ? whole
      : { ...whole, text: whole.text?.slice(0, whole.text.indexOf(stoppedBy)) ?? null, stoppedBy }
  const characters = request.maxTokens === null ? Number.POSITIVE_INFINITY : request.maxTokens * 4
  if (reply.text !== null && reply.text.length > characters) {
    return { ...reply, text: reply.text.slice(0, characters), finish: 'length' }
  }
  const [call] = reply.calls
  if (call === undefined || call.name.length + call.arguments.length <= characters) return reply
  return { ...reply, calls: [{ ...call, arguments: call.arguments.slice(0, characters) }], finish: 'length' }
}

const firstStop = (text: string, stop: readonly string[]): string | undefined =>
  stop
    .filter((one) => one !== '' && text.includes(one))
    .toSorted((one, other) => text.indexOf(one) - text.indexOf(other))[0]
