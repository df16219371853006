import { describe, expect, it } from 'vitest'
import { createConforms } from '../../src/outcome/schema/conforms.ts'
import { MOST_CALLS, PROBES } from '../../src/probe/probes.ts'
import { FOUGHT_SCHEMAS, judgeFought } from '../../src/probe/schema-probes.ts'
import { engineFindings } from '../../src/provider/engines/engine-findings.ts'
import { OPENAI_STRICT } from '../../src/provider/engines/openai-strict.ts'

const conforms = createConforms()
const rows = Object.entries(FOUGHT_SCHEMAS)

describe('a schema that its prompt fights', () => {
  it.each(rows)('%s: the lure is what the keyword alone forbids', (_, { schema, rest, lure }) => {
    expect([conforms(schema, lure), conforms(rest, lure)]).toEqual([false, true])
  })

  // Branches of allOf that were closed would shut each other out.
  it.each(rows.filter(([keyword]) => keyword !== 'allOf'))(
    '%s: strict modes refuse nothing of it but what is asked about',
    (keyword, { schema }) => {
      const refused = engineFindings(schema, OPENAI_STRICT).filter(({ effect }) => effect === 'refused')
      expect(refused.map((one) => one.keyword).filter((one) => one !== keyword)).toEqual([])
    },
  )

  it.each(rows)('%s: obeyed, it is ignored; prose is not enforced; a cut text tells nothing', (_, fought) => {
    const lure = JSON.stringify(fought.lure)
    const state = (text: string, finish: string) => judgeFought(text, finish, fought, conforms).state
    expect([state(lure, 'stop'), state('Hello.', 'stop'), state(lure.slice(0, 8), 'length')]).toEqual([
      'ignored',
      'accepted, not enforced',
      'unknown',
    ])
  })

  it('all of it fits into the calls that are allowed, with some to make again', () => {
    expect(PROBES.flatMap(({ calls }) => calls).length).toBeLessThanOrEqual(MOST_CALLS - 5)
    expect(new Set(PROBES.map(({ id }) => id)).size).toBe(PROBES.length)
  })
})
