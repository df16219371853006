import type { TurnKey } from '../journal/recorded.ts'
import type { JsonValue } from '../json/value.ts'
import type { ToolCall } from '../model/answer.ts'
import type { Called } from '../model/wire/callback.ts'

export type CallBack = (call: ToolCall, turn: TurnKey, signal: AbortSignal) => Promise<Called>

/** Asks real downstreams so that none is asked twice for one tool call: asking may have effects. */
export interface Downstream {
  readonly callBack: CallBack
  /** The unit is settled: nothing of it will be asked again. */
  readonly forget: (unit: Omit<TurnKey, 'turn'>) => void
}

/** @param recorded what an earlier run was told before the same turn */
export function createDownstream(
  callBack: CallBack,
  recorded: (turn: TurnKey, callId: string) => JsonValue | undefined,
): Downstream {
  const returned = new Map<string, Map<string, JsonValue>>()
  return {
    callBack: async (call, turn, signal) => {
      const unit = unitKey(turn)
      const asked = `${turn.turn} ${call.id}`
      const known = returned.get(unit)?.get(asked) ?? recorded(turn, call.id)
      if (known !== undefined) return { kind: 'returned', result: known }
      const called = await callBack(call, turn, signal)
      if (called.kind === 'returned') {
        const own = returned.get(unit) ?? new Map<string, JsonValue>()
        returned.set(unit, own.set(asked, called.result))
      }
      return called
    },
    forget: (unit) => {
      returned.delete(unitKey(unit))
    },
  }
}

const unitKey = ({ role, contract, case: id, sample }: Omit<TurnKey, 'turn'>): string =>
  JSON.stringify([role, contract, id, sample])
