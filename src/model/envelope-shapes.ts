/** Clients that were asked (bench/clients/read-shapes.mjs, 2026-11-30). */
const OPENAI = 'openai 7.57'
const AI_SDK_OPENAI = 'AI SDK (@ai-sdk/openai 3.0)'
const AI_SDK_COMPATIBLE = 'AI SDK (@ai-sdk/openai-compatible 2.0)'
const LANGCHAIN = '@langchain/openai 1.5'
const ALL = [OPENAI, AI_SDK_OPENAI, AI_SDK_COMPATIBLE, LANGCHAIN] as const

interface UnreadShape {
  readonly words: string
  /** Which clients come to another text or call than was sent, or to an error; of a whole answer, and of a stream. */
  readonly unreadBy: Readonly<Record<'whole' | 'streamed', readonly string[]>>
}

/**
 * Shapes of a Chat Completions answer that are not those which OpenAI documents, though they can be understood.
 * The table of docs/outcomes.md; `envelope: strict` lets none pass that some client can't read.
 */
export const ENVELOPE_SHAPES = {
  'arguments-object': { words: 'arguments as an object', unreadBy: { whole: ALL, streamed: ALL } },
  'arguments-empty': {
    words: 'empty arguments',
    unreadBy: { whole: [OPENAI, LANGCHAIN], streamed: [OPENAI] },
  },
  'arguments-missing': { words: 'a call without arguments', unreadBy: { whole: ALL, streamed: [OPENAI] } },
  'function-call': { words: 'a call in `function_call`', unreadBy: { whole: ALL, streamed: ALL } },
  'content-parts': {
    words: 'content as parts',
    unreadBy: { whole: [OPENAI, AI_SDK_OPENAI, LANGCHAIN], streamed: [OPENAI, AI_SDK_OPENAI, LANGCHAIN] },
  },
  'call-without-type': {
    words: 'a call without `type`',
    unreadBy: { whole: [OPENAI, AI_SDK_OPENAI], streamed: [OPENAI] },
  },
  'call-without-id': { words: 'a call without `id`', unreadBy: { whole: [], streamed: [LANGCHAIN] } },
  'calls-of-one-index': { words: 'calls of one `index`', unreadBy: { whole: [], streamed: [OPENAI] } },
} as const satisfies Readonly<Record<string, UnreadShape>>

export type EnvelopeShape = keyof typeof ENVELOPE_SHAPES
export const ENVELOPE_SHAPE_NAMES = Object.keys(ENVELOPE_SHAPES) as readonly EnvelopeShape[]

/** Those that some client can't read, in the table's order. */
export const unreadShapes = (
  shapes: ReadonlySet<EnvelopeShape>,
  mode: 'whole' | 'streamed',
): readonly EnvelopeShape[] =>
  ENVELOPE_SHAPE_NAMES.filter((shape) => shapes.has(shape) && ENVELOPE_SHAPES[shape].unreadBy[mode].length > 0)
