import type { Answered } from '../model/answer.ts'
import { ENVELOPE_SHAPE_NAMES, type EnvelopeShape } from '../model/envelope-shapes.ts'
import type { Judgement } from './judgement.ts'

/** What is told of an answer though it was judged by its meaning. */
export type Remark =
  /** A byte order mark was stripped in front of what was read. */
  | 'bom'
  /** It has as many tokens as were asked for at most, and its endpoint says that it is whole. */
  | 'at-limit'
  | EnvelopeShape

/** Their order is that of the ledger's bits. */
export const REMARKS: readonly Remark[] = ['bom', 'at-limit', ...ENVELOPE_SHAPE_NAMES]

/** `tokenLimit`: what the request set, null where it set none. */
export function remarksOf(answer: Answered, { bom }: Judgement, tokenLimit: number | null): readonly Remark[] {
  const { finishReason, usage, shapes = [] } = answer
  const isAtLimit =
    tokenLimit !== null && usage !== null && usage.output >= tokenLimit && WHOLE.has(finishReason.unified)
  return [...(bom ? (['bom'] as const) : []), ...(isAtLimit ? (['at-limit'] as const) : []), ...shapes]
}

const WHOLE: ReadonlySet<string> = new Set(['stop', 'tool-calls', 'other', 'missing'])
