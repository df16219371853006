import type { Region } from './scan.ts'

export interface Thinking {
  /** Where the answer proper begins; where the block stays open there is none. */
  readonly answerStart: number
  readonly found: 'none' | 'closed' | 'open'
}

// Tags of the reasoning models' own templates: DeepSeek-R1 and Qwen3 `<think>`, Magistral `[THINK]`, Kimi `◁think▷`.
const OPENING = /\s*(?:<(think|thinking|thought|thoughts|reasoning|reflection|scratchpad)>|\[(THINK)\]|◁(think)▷)/iy
const CLOSING_ALONE = /<\/(?:think|thinking)>|\[\/THINK\]|◁\/think▷/i

/**
 * Thinking aloud in front of the answer. A closing tag alone counts too: some templates put the opening one into the
 * prompt, so that it never shows in the answer.
 */
export function leadingReasoning(text: string, start: number): Thinking {
  let answerStart = start
  let found: Thinking['found'] = 'none'
  for (let opening = openingAt(text, answerStart); opening !== null; opening = openingAt(text, answerStart)) {
    const closing = text.indexOf(opening.closing, opening.end)
    if (closing < 0) return { answerStart, found: 'open' }
    answerStart = closing + opening.closing.length
    found = 'closed'
  }
  if (found === 'closed') return { answerStart, found }
  const alone = CLOSING_ALONE.exec(text)
  if (alone === null || /^\s*[{["`]/.test(text.slice(start, start + 100))) return { answerStart, found }
  return { answerStart: alone.index + alone[0].length, found: 'closed' }
}

function openingAt(text: string, at: number): { readonly end: number; readonly closing: string } | null {
  OPENING.lastIndex = at
  const match = OPENING.exec(text)
  if (match === null) return null
  const [, angle, square, triangle] = match
  const closing = angle !== undefined ? `</${angle}>` : square !== undefined ? `[/${square}]` : `◁/${triangle}▷`
  return { end: OPENING.lastIndex, closing }
}

// How chat templates write calls into the text when the server does not take them out: Hermes and Qwen `<tool_call>`,
// Llama 3 `<function=…>` and `<|python_tag|>`, Mistral `[TOOL_CALLS]`, DeepSeek `<｜tool▁calls▁begin｜>`, Kimi and Phi
// `<|tool_call…|>`, gpt-oss `<|channel|>commentary to=functions.…`, Anthropic-like `<invoke name=…>`.
const TOOL_CALL =
  /<\/?(?:tool_calls?|function_calls?|toolcall)>|<function=|<invoke name=|\[TOOL_CALLS\]|<\|python_tag\|>|<\|?tool_calls?(?:_\w+)*\|?>|<｜tool[▁_]|to=functions\./i

/** Markup of a tool call that stands in the text in place of the API's own field. */
export const hasToolCallTag = (text: string, region: Region): boolean =>
  TOOL_CALL.test(text.slice(region.start, region.end))
