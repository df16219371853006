import type { SchemaDocument } from '../../src/contract/schema-document.ts'
import type { Answered } from '../../src/model/answer.ts'
import type { Criteria } from '../../src/outcome/criteria.ts'

const place = { file: 'contract.yaml', line: 1, column: 1 }

export function criteriaOf(schema?: SchemaDocument): Criteria {
  return {
    expect: { parser: 'strict', refusal: false, place, ...(schema && { schema }) },
    tools: [],
    toolChoice: 'auto',
    parallelToolCalls: true,
  }
}

export function answerOf(content: string): Answered {
  return {
    kind: 'answered',
    status: 200,
    servedModel: null,
    fingerprint: null,
    finishReason: { unified: 'stop', raw: 'stop' },
    message: { content, refusal: null, toolCalls: [] },
    usage: null,
    ms: { queued: 0, firstByte: null, firstToken: null, total: 1 },
    attempts: 1,
  }
}
