import type { Contract } from '../contract/contract.ts'
import { regressionEntries } from '../contract/regressions.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Answer, AssistantMessage, ToolCall } from '../model/answer.ts'
import type { ModelClient } from '../model/client.ts'
import { createReplayClient } from '../model/replay-client.ts'
import { answerRedaction } from '../model/wire/redaction.ts'
import type { Plan, Target } from '../plan/plan.ts'

/**
 * The golden outputs of a contract's case files as its baseline: where it asks for a comparison, the run has no other
 * baseline, and every case brings the answer that was right. null otherwise.
 */
export function goldenBaseline(contract: Contract, candidate: Target): Target | null {
  return asksToCompare(contract) ? goldenOutputs(contract, candidate) : null
}

const asksToCompare = ({ regression }: Contract): boolean =>
  regressionEntries(regression).some(({ shown }) => shown !== null)

/** The same whether a comparison is asked for or not: they stand in for a baseline that is shut down. */
export function goldenOutputs(contract: Contract, candidate: Target): Target | null {
  for (let index = 0; index < contract.cases.length; index++) if (!contract.cases.at(index).golden) return null
  return {
    ...candidate,
    providerName: 'golden',
    model: 'golden outputs',
    apiKeyEnv: '',
    keyRequired: false,
    price: null,
    golden: true,
  }
}

/** Where a plan's baseline answers come from. */
export const baselineSource = (plan: Plan, other: 'live' | 'journal'): 'live' | 'journal' | 'golden' =>
  plan.contracts.some(({ baseline }) => baseline?.golden) ? 'golden' : other

/** Answers with what each case says is right; they have no time, no tokens and no price. */
export function createGoldenClient(plan: Plan, redact: (text: string) => string): ModelClient {
  const indexes = new Map(
    plan.contracts.map(({ contract }) => [contract.name, { contract, byId: null as Map<string, number> | null }]),
  )
  return createReplayClient(({ contract: name, case: id }) => {
    const own = indexes.get(name)
    if (own === undefined) return undefined
    own.byId ??= caseIndexes(own.contract)
    const index = own.byId.get(id)
    const golden = index === undefined ? undefined : own.contract.cases.at(index).golden
    return golden && answerOf(golden, redact)
  })
}

function caseIndexes({ cases }: Contract): Map<string, number> {
  const byId = new Map<string, number>()
  for (let index = 0; index < cases.length; index++) byId.set(cases.at(index).id, index)
  return byId
}

function answerOf(golden: JsonObject, redact: (text: string) => string): Answer {
  const message = messageOf(golden)
  const unified = message.toolCalls.length > 0 ? 'tool-calls' : 'stop'
  const read = {
    servedModel: null,
    fingerprint: null,
    finishReason: { unified, raw: null },
    message,
    usage: null,
  } as const
  return {
    kind: 'answered',
    status: 200,
    ...answerRedaction(read, redact),
    ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
    attempts: 0,
  }
}

/** An assistant message of a fine-tuning row; its reader has checked it (`contract/golden.ts`). */
function messageOf({ content, refusal, tool_calls: calls }: JsonObject): AssistantMessage {
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)
  return {
    content: text(content),
    refusal: text(refusal),
    toolCalls: Array.isArray(calls) ? calls.flatMap(callOf) : [],
  }
}

function callOf(call: JsonValue): readonly ToolCall[] {
  if (!isObject(call) || !isObject(call.function)) return []
  const { name, arguments: given } = call.function
  if (typeof name !== 'string') return []
  return [{ id: typeof call.id === 'string' ? call.id : '', name, arguments: typeof given === 'string' ? given : '' }]
}
