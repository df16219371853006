import { type Answered, type ToolCall, UNIFIED_REASONS } from '../model/answer.ts'
import { ENVELOPE_SHAPE_NAMES, type EnvelopeShape } from '../model/envelope-shapes.ts'

/**
 * Answers to judge, as one text and one list of numbers: cloning each answer by itself takes longer than judging it.
 * An answer is its criteria's number, where its texts begin, its finish reason, its shapes, then the lengths of its texts (−1 for
 * null) with the number of tool calls before those of the calls: all that an outcome depends on.
 */
export interface PackedAnswers {
  readonly texts: string
  readonly layout: Int32Array
}

export class AnswerPacker {
  private readonly texts: string[] = []
  private readonly layout: number[] = []
  private length = 0

  /** Puts an answer behind the others; where it begins in the layout. */
  add(criteria: number, { finishReason, message, shapes = [] }: Answered): number {
    const place = this.layout.length
    this.layout.push(criteria, this.length, UNIFIED_REASONS.indexOf(finishReason.unified), bitsOf(shapes))
    this.text(finishReason.raw)
    this.text(message.content)
    this.text(message.refusal)
    this.layout.push(message.toolCalls.length)
    for (const call of message.toolCalls) {
      this.text(call.id)
      this.text(call.name)
      this.text(call.arguments)
    }
    return place
  }

  packed(): PackedAnswers {
    return { texts: this.texts.join(''), layout: Int32Array.from(this.layout) }
  }

  private text(text: string | null): void {
    this.layout.push(text === null ? -1 : text.length)
    if (text === null) return
    this.texts.push(text)
    this.length += text.length
  }
}

/** A bit a shape, by its place in the table. */
const bitsOf = (shapes: readonly EnvelopeShape[]): number =>
  shapes.reduce((bits, shape) => bits | (1 << ENVELOPE_SHAPE_NAMES.indexOf(shape)), 0)

const shapesAt = (bits: number): readonly EnvelopeShape[] =>
  bits === 0 ? [] : ENVELOPE_SHAPE_NAMES.filter((_, index) => (bits & (1 << index)) !== 0)

export const criteriaAt = ({ layout }: PackedAnswers, place: number): number => layout[place] as number

/** The answer that begins at a place, with nothing in the places that no outcome looks at. */
export function unpackAnswer({ texts, layout }: PackedAnswers, place: number): Answered {
  let next = place + 4
  let from = layout[place + 1] as number
  const text = (): string | null => {
    const length = layout[next++] as number
    if (length < 0) return null
    from += length
    return texts.slice(from - length, from)
  }
  const raw = text()
  const content = text()
  const refusal = text()
  const toolCalls: ToolCall[] = []
  for (let left = layout[next++] as number; left > 0; left--)
    toolCalls.push({ id: text() ?? '', name: text() ?? '', arguments: text() ?? '' })
  return {
    kind: 'answered',
    status: 200,
    servedModel: null,
    fingerprint: null,
    finishReason: { unified: UNIFIED_REASONS[layout[place + 2] as number] ?? 'missing', raw },
    message: { content, refusal, toolCalls },
    usage: null,
    shapes: shapesAt(layout[place + 3] as number),
    ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
    attempts: 1,
  }
}
