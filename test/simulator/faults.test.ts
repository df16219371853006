import { describe, expect, it } from 'vitest'
import { inlineSchema } from '../../src/contract/schema-read.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { readChatAnswer } from '../../src/model/read/chat-answer.ts'
import { judgeAnswer } from '../../src/outcome/judge-answer.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { faultOutcomes } from '../../src/simulator/faults.ts'
import { simulatedModels } from '../../src/simulator/simulated-models.ts'
import { type Heard, jsonSchema, record, tool, user, withSimulator } from './endpoint.ts'

const { ask } = withSimulator({ seed: 7 })
const place = { file: 'contract.yaml', line: 1, column: 1 }
const asked = 400

const schema = record({ label: { enum: ['good', 'bad'] }, note: { type: 'string' } })
const parameters = record({ city: { type: 'string' }, unit: { enum: ['celsius', 'fahrenheit'] } })
const weather = tool('get_weather', 'Current weather for a city', parameters.properties as JsonObject)

const kinds = {
  content: (n: number): JsonObject => ({
    messages: [user(`It was good. Note: run ${n}`)],
    response_format: jsonSchema(schema),
  }),
  call: (n: number): JsonObject => ({ messages: [user(`Weather in Paris, celsius, run ${n}`)], tools: [weather] }),
}

const document = inlineSchema(schema, place)
const argumentsDocument = inlineSchema(parameters, place)
const validator = createSchemaValidator()
validator.compile(document)
validator.compile(argumentsDocument)

function outcomeOf(kind: keyof typeof kinds, { body }: Heard): Outcome {
  const reading = readChatAnswer(body, 200)
  if (reading.kind !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`)
  const ms = { queued: 0, firstByte: 1, firstToken: null, total: 2 }
  const calls = { ordered: false, calls: [{ name: 'get_weather', optional: false }] }
  const criteria = {
    expect: { parser: 'strict', refusal: false, place, ...(kind === 'content' ? { schema: document } : { calls }) },
    tools: kind === 'content' ? [] : [{ name: 'get_weather', parameters: argumentsDocument }],
    toolChoice: 'auto',
    parallelToolCalls: true,
  } as const
  return judgeAnswer(criteria, { kind: 'answered', status: 200, ms, attempts: 1, ...reading.answer }, validator).outcome
}

describe.each(['content', 'call'] as const)('every fault of sim-sloppy in a %s is called by its name', (kind) => {
  const heard = new Map<string, number>()

  it(`over ${asked} answers`, async () => {
    for (let n = 0; n < asked; n++) {
      const answer = await ask({ model: 'sim-sloppy', ...kinds[kind](n) })
      const outcome = outcomeOf(kind, answer)
      const parse = outcome.kind === 'unparsable' ? { parse: outcome.fault.kind } : {}
      const expected = answer.fault === null ? { outcome: 'ok' } : faultOutcomes[answer.fault as 'fenced']
      expect({ fault: answer.fault, outcome: outcome.kind, ...parse }).toEqual({ fault: answer.fault, ...expected })
      heard.set(answer.fault ?? 'none', (heard.get(answer.fault ?? 'none') ?? 0) + 1)
    }
  })

  it('at about the documented rates', () => {
    const rates = simulatedModels.find(({ id }) => id === 'sim-sloppy')?.rates ?? {}
    const only = { content: ['unknown-tool', 'text-for-call'], call: ['fenced', 'prose-around'] }[kind]
    for (const [fault, rate] of Object.entries(rates)) {
      const share = (heard.get(fault) ?? 0) / asked
      // Five standard deviations of a binomial share.
      const slack = 5 * Math.sqrt((rate * (1 - rate)) / asked)
      expect([fault, Math.abs(share - (only.includes(fault) ? 0 : rate)) <= slack]).toEqual([fault, true])
    }
  })
})
