import { run } from 'modelgate'
import { expect, test } from 'vitest'
import 'modelgate/vitest'

test('an answer that production got meets the contract', () => {
  expect('{"category":"billing"}').toMeetContract('contracts/triage.yaml', { case: 'double-charge' })
})

test('the model keeps the contract', async () => {
  const baseUrl = process.env.MODEL_URL ?? 'http://127.0.0.1:8080/v1' // modelgate simulate --port 8080
  const report = await run({ contracts: ['contracts/*.yaml'], model: 'sim-steady', baseUrl })
  expect(report.result).toBe('pass')
})
