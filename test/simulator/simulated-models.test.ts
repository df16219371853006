import { describe, expect, it } from 'vitest'
import { jsonOf, jsonSchema, record, user, withSimulator } from './endpoint.ts'

const { ask } = withSimulator({ seed: 3 })
const bounded = jsonSchema(
  record({ code: { type: 'string', pattern: '^[A-Z]{9}$' }, count: { type: 'integer', minimum: 9001, maximum: 9002 } }),
)
const question = { messages: [user('Draw a code and a count')], response_format: bounded, temperature: 1 }

describe('characters', () => {
  it('sim-loose does not look at patterns and bounds, and holds the rest', async () => {
    const drawn = jsonOf(await ask({ ...question, model: 'sim-loose' })) as { code: string; count: number }
    expect(Object.keys(drawn).sort()).toEqual(['code', 'count'])
    expect([/^[A-Z]{9}$/.test(drawn.code), drawn.count >= 9001 && drawn.count <= 9002]).toEqual([false, false])
    expect(jsonOf(await ask({ ...question, model: 'sim-steady' }))).toMatchObject({
      code: expect.stringMatching(/^[A-Z]{9}$/),
    })
  })

  it('sim-drifting is another model under its name after twenty answers', async () => {
    const prints: unknown[] = []
    for (let call = 0; call < 40; call++)
      prints.push((await ask({ ...question, model: 'sim-drifting' })).body.system_fingerprint)
    expect([new Set(prints.slice(0, 20)), new Set(prints.slice(20))]).toEqual([
      new Set(['fp_simulator']),
      new Set(['fp_simulator_2']),
    ])
  })

  it('sim-routed names who answered in its place', async () => {
    const names: unknown[] = []
    for (let call = 0; call < 60; call++) names.push((await ask({ ...question, model: 'sim-routed' })).body.model)
    const others = names.filter((name) => name === 'sim-steady').length
    expect(names.every((name) => name === 'sim-routed' || name === 'sim-steady')).toBe(true)
    expect(others).toBeGreaterThan(5)
    expect(others).toBeLessThan(35)
  })

  it('the same seed gives the same answer, another seed another one', async () => {
    const draw = async (seed: number) => jsonOf(await ask({ ...question, seed }))
    const [first, again, other] = [await draw(7), await draw(7), await draw(8)]
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })
})
