import type { JournalCall, JournalHeader } from '../../journal/line.ts'
import { readJournal } from '../../journal/reader.ts'
import { isObject } from '../../json/value.ts'
import type { Role, Target } from '../../plan/plan.ts'
import { costUsd } from '../../run/spend.ts'

/** What an earlier run's journal says of a contract's calls, in the mean of those that were answered. */
export interface Prior {
  readonly answered: number
  /** null where no answer carried a usage. */
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  /** At today's price; null without one. */
  readonly usd: number | null
  /** ms; null where it was another model that answered. */
  readonly latencyMs: number | null
}

interface Sums {
  answered: number
  counted: number
  timed: number
  input: number
  output: number
  cached: number
  ms: number
}

/** Reads a journal once, in constant memory. The answers of the same model count, else those of the candidate. */
export async function readPrior(path: string): Promise<(contract: string, target: Target) => Prior | null> {
  const sums = new Map<string, Sums>()
  let header: JournalHeader | null = null
  for (const { line } of readJournal(path)) {
    if (line?.type === 'header') header ??= line
    else if (line?.type === 'call') add(sums, line)
  }
  const models = { candidate: modelIn(header, 'candidate'), baseline: modelIn(header, 'baseline') }
  return (contract, target) => {
    const same = (['candidate', 'baseline'] as const).find((role) => models[role] === target.model)
    const found = sums.get(keyOf(contract, same ?? 'candidate'))
    return found === undefined ? null : meanOf(found, target, same !== undefined)
  }
}

const keyOf = (contract: string, role: Role): string => `${contract} ${role}`

function modelIn(header: JournalHeader | null, role: Role): string | null {
  const target = header?.settings[role]
  return isObject(target) && typeof target.model === 'string' ? target.model : null
}

function add(sums: Map<string, Sums>, { contract, role, answer }: JournalCall): void {
  if (answer.kind !== 'answered') return
  const key = keyOf(contract, role)
  const sum = sums.get(key) ?? { answered: 0, counted: 0, timed: 0, input: 0, output: 0, cached: 0, ms: 0 }
  sums.set(key, sum)
  sum.answered++
  if (answer.ms.total !== null) {
    sum.timed++
    sum.ms += answer.ms.total
  }
  if (answer.usage === null) return
  sum.counted++
  sum.input += answer.usage.input
  sum.output += answer.usage.output
  sum.cached += answer.usage.cachedInput
}

function meanOf(
  { answered, counted, timed, input, output, cached, ms }: Sums,
  target: Target,
  isSameModel: boolean,
): Prior {
  const usage =
    counted === 0
      ? null
      : { input: input / counted, output: output / counted, cachedInput: cached / counted, reasoning: 0 }
  return {
    answered,
    inputTokens: usage?.input ?? null,
    outputTokens: usage?.output ?? null,
    usd: costUsd(target, usage),
    latencyMs: isSameModel && timed > 0 ? ms / timed : null,
  }
}
