import { parsedJson } from '../json/parsed.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import { caseId, uniqueIds } from './case-ids.ts'
import type { ImportContext } from './context.ts'
import type { DraftCase } from './draft.ts'
import type { ImportFormat } from './import-format.ts'
import { isMostly, rowsOfFormat } from './rows.ts'
import type { ForeignRow } from './source/document.ts'
import { declaredTool, functionTools } from './tools.ts'

/** Chat JSONL as OpenAI's fine-tuning takes it: what stands before the last assistant turn is asked, that turn is expected. */
export const chatRows: ImportFormat = {
  name: 'chat JSONL (fine-tuning)',
  recognises: ({ rows }) => isMostly(rows, isChatRow),
  read: ({ file, rows: all }, context) => {
    const unique = uniqueIds()
    const rows = rowsOfFormat(all, isChatRow, chatRows.name, context.log)
    const chats = rows.map((row) => asChat(row, context))
    const shared = sharedMembers(chats, context)
    const cases = chats.flatMap((row, index) => caseOf(row, all.indexOf(rows[index] as ForeignRow), unique, context))
    const hasTools = cases.some(({ vars }) => vars?.tools !== undefined)
    const whole = hasTools ? cases.map((one) => ({ ...one, vars: { tools: [], ...one.vars } })) : cases
    const draft = {
      title: (file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, ''),
      api: 'chat' as const,
      request: { messages: '{{messages}}', ...(hasTools && { tools: '{{tools}}' }), ...shared },
      cases: whole,
    }
    return { drafts: cases.length > 0 ? [draft] : [], cases: cases.length }
  },
}

/** Members of the request that a contract says once: carried where all rows say the same. */
function sharedMembers(rows: readonly ForeignRow[], { log }: ImportContext): JsonObject {
  const shared: Record<string, JsonValue> = {}
  for (const key of ['parallel_tool_calls', 'tool_choice', 'function_call']) {
    const holders = rows.filter(({ value }) => value[key] !== undefined)
    const [first] = holders
    const isSame =
      holders.length === rows.length && new Set(holders.map(({ value }) => JSON.stringify(value[key]))).size === 1
    if (first === undefined) continue
    if (isSame && key !== 'function_call') shared[key] = first.value[key] as JsonValue
    else
      for (const { place } of holders)
        log.leftOut(key, 'a contract says it for all of its cases; not all rows do', place)
  }
  return shared
}

const isChatRow = ({ value }: ForeignRow): boolean =>
  (isChat(value.messages) && value.response === undefined && value.output === undefined) || isPreference(value)

/** Two answers of which one is preferred, as OpenAI's preference fine-tuning takes them. */
const isPreference = ({ input, preferred_output }: JsonObject): boolean =>
  isObject(input) && isChat(input.messages) && isChat(preferred_output)

function asChat(row: ForeignRow, { log }: ImportContext): ForeignRow {
  const { value, place } = row
  const { input, preferred_output, non_preferred_output: other, ...rest } = value
  if (!isPreference(value) || !isObject(input)) return row
  if (other !== undefined) log.leftOut('non_preferred_output', 'the preferred answer is expected', place)
  const { messages, ...asked } = input
  return {
    place,
    value: { ...rest, ...asked, messages: [...(messages as JsonArray), ...(preferred_output as JsonArray)] },
  }
}

const isChat = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && (value as JsonArray).every((one) => isObject(one) && typeof one.role === 'string')

function caseOf(
  { value, place }: ForeignRow,
  index: number,
  unique: (id: string) => string,
  { log }: ImportContext,
): readonly DraftCase[] {
  const messages = (value.messages as JsonArray).filter(isObject)
  const answers = messages.filter(({ role }) => role === 'assistant')
  const last = messages.at(-1)
  const number = index + 1
  for (const key of Object.keys(value))
    if (!['messages', 'tools', 'functions', 'parallel_tool_calls', 'id', 'function_call', 'tool_choice'].includes(key))
      log.leftOut(`row ${number}: ${key}`, 'it is not sent to the model', place)
  if (!messages.some(({ role }) => role === 'user'))
    log.changed(`row ${number} has no user message`, 'it is asked as it stands', place)
  if (answers.length > 1)
    log.changed(
      `row ${number} has ${numeral(answers.length)} assistant turns: only the last is a value to expect`,
      'the others are part of what is asked',
      place,
    )
  for (const key of ['weight', 'name'] as const)
    if (key === 'weight' && messages.some((one) => one.weight !== undefined))
      log.leftOut(`row ${number}: weight`, 'it is of the training', place)
  const asked = last?.role === 'assistant' ? messages.slice(0, -1) : messages
  if (last?.role !== 'assistant')
    log.leftOut(`row ${number}: no answer`, 'its last message is not an assistant’s; nothing is expected', place)
  if (asked.length === 0) {
    log.leftOut(`row ${number}`, 'nothing is asked before the answer', place)
    return []
  }
  log.carried('case', place)
  const tools = toolsOf(value)
  const expect = last?.role === 'assistant' ? expectOf(last) : undefined
  const vars = { messages: asked.map(({ weight: _, ...message }) => message), ...(tools.length > 0 && { tools }) }
  const id = unique(caseId(typeof value.id === 'string' ? value.id : '', `row-${number}`))
  return [{ id, vars, ...(expect && { expect }) }]
}

const toolsOf = (row: JsonObject): JsonArray => {
  const tools = row.tools ?? row.functions
  return (Array.isArray(tools) ? (tools as JsonArray) : []).flatMap((tool) =>
    (functionTools(tool) ?? []).map((one) => declaredTool(one, 'chat')),
  )
}

/** An answer as an expected value: its calls, its JSON, or its text. */
export function expectOf(answer: JsonObject): JsonObject | undefined {
  const calls = Array.isArray(answer.tool_calls)
    ? (answer.tool_calls as JsonArray)
    : answer.function_call
      ? [{ function: answer.function_call }]
      : []
  if (calls.length > 0) return { tool_calls: calls.flatMap(expectedCall) }
  if (typeof answer.refusal === 'string' && answer.refusal !== '') return { outcome: 'refused' }
  const content = typeof answer.content === 'string' ? answer.content : null
  if (content === null || content === '') return undefined
  const value = parsedJson(content)
  return typeof value === 'object' && value !== null
    ? { parser: 'strict', equals: { $literal: value } }
    : { text: content }
}

function expectedCall(call: JsonValue): readonly JsonObject[] {
  const named = isObject(call) && isObject(call.function) ? call.function : null
  if (typeof named?.name !== 'string') return []
  const args =
    typeof named.arguments === 'string' ? parsedJson(named.arguments === '' ? '{}' : named.arguments) : named.arguments
  return [{ name: named.name, ...(isObject(args) && { arguments: { equals: { $literal: args } } }) }]
}

const numeral = (count: number): string => ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count)
