import type { Judgement, Probe, Seen } from './probe.ts'
import { FORCED_TOOL, FORCED_TOOL_SCHEMA } from './probe-calls.ts'
import { type ChatSeen, chatSeen, quoted } from './read-seen.ts'

const words = ({ calls, content }: ChatSeen): string =>
  calls.length === 0
    ? `it called nothing and wrote ${quoted(content)}`
    : `it called ${calls.map((call) => `${call.name}(${quoted(JSON.stringify(call.arguments) ?? 'no JSON')})`).join(', ')}`

/** Arguments that the tool's schema forbids are asked for. */
export const judgeArguments: Probe['judge'] = ([seen], conforms): Judgement => {
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

export const judgeRequired: Probe['judge'] = ([seen]) => {
  const read = chatSeen(seen)
  return held(read.calls.length > 0, `told to call no tool, ${words(read)}`)
}

export const judgeNamed: Probe['judge'] = ([seen]) => {
  const read = chatSeen(seen)
  const isForced = read.calls.length > 0 && read.calls.every(({ name }) => name === FORCED_TOOL)
  return held(isForced, `asked what ${FORCED_TOOL} can't tell, ${words(read)}`)
}

/** Without the member first: a model that makes one call either way shows nothing. */
export const judgeParallel: Probe['judge'] = ([free, bound]) => {
  const [before, after] = [callsOf(free), bound === undefined ? 0 : callsOf(bound)]
  const evidence = `asked for two cities it made ${before} at once without the member, ${after} with it`
  if (before < 2) return { state: 'unknown', evidence }
  return held(after === 1, evidence)
}

const callsOf = (seen: Seen): number => chatSeen(seen).calls.length
