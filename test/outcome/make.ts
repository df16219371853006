import type { Expect, ExpectedCall } from '../../src/contract/expect.ts'
import type { SchemaDocument } from '../../src/contract/schema-document.ts'
import type { JsonValue } from '../../src/json/value.ts'
import type { Answered, AssistantMessage, FinishReason, ToolCall } from '../../src/model/answer.ts'
import type { Criteria, DeclaredTool } from '../../src/outcome/criteria.ts'
import { pattern } from './pattern.ts'

const place = { file: 'contract.yaml', line: 1, column: 1 }

export const schemaOf = (root: JsonValue): SchemaDocument => ({
  digest: JSON.stringify(root),
  draft: '2020-12',
  root,
  resources: {},
  place,
})

/** As the loader merges them: where nothing speaks of JSON, any text is a value. */
export const expectOf = (members: Partial<Expect> = {}): Expect => ({
  parser: members.schema || members.values ? 'strict' : 'text',
  refusal: false,
  place,
  ...members,
})

export const criteria = (expect: Partial<Expect> = {}, members: Partial<Criteria> = {}): Criteria => ({
  expect: expectOf(expect),
  tools: [],
  toolChoice: 'auto',
  parallelToolCalls: true,
  ...members,
})

export const tool = (name: string, parameters: JsonValue = { type: 'object' }): DeclaredTool => ({
  name,
  parameters: schemaOf(parameters),
})

/** An expected call in short: its name, `?` behind it where optional, and what its arguments match. */
export function expected(name: string, args?: JsonValue): ExpectedCall {
  const optional = name.endsWith('?')
  return {
    name: optional ? name.slice(0, -1) : name,
    optional,
    ...(args === undefined ? {} : { arguments: { match: pattern(args, false) } }),
  }
}

export const call = (name: string, args: string | JsonValue = {}, id = `call_${name}`): ToolCall => ({
  id,
  name,
  arguments: typeof args === 'string' ? args : JSON.stringify(args),
})

/** An answer with this text or these calls. */
export function answered(
  said: string | null | readonly ToolCall[],
  members: Partial<AssistantMessage> = {},
  finish?: FinishReason,
): Answered {
  const toolCalls = Array.isArray(said) ? (said as readonly ToolCall[]) : []
  const content = typeof said === 'string' ? said : null
  return {
    kind: 'answered',
    status: 200,
    servedModel: 'model',
    fingerprint: null,
    finishReason:
      finish ??
      (toolCalls.length > 0 ? { unified: 'tool-calls', raw: 'tool_calls' } : { unified: 'stop', raw: 'stop' }),
    message: { content, refusal: null, toolCalls, ...members },
    usage: null,
    ms: { queued: 0, firstByte: 1, firstToken: null, total: 2 },
    attempts: 1,
  }
}

export const LENGTH: FinishReason = { unified: 'length', raw: 'length' }
export const FILTERED: FinishReason = { unified: 'content-filter', raw: 'content_filter' }
