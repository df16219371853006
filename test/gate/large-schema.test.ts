import { afterEach, expect, it } from 'vitest'
import { echoContract } from './endpoint.ts'
import { folderOf, modelgate, removeFolder } from './process.ts'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))

it('a process with nothing but a schema to compile waits for its thread', async () => {
  const names = Array.from({ length: 1000 }, (_, nth) => `"member ${nth}"`)
  const text = echoContract(1)
    .replace(/schema: \{[^\n]*/, 'schema: ./s.json }')
    .replace('expect:\n  ', 'expect: { ')
  const folder = folderOf({
    'c.yaml': text,
    's.json': `{"type":"object","properties":{"n":{"type":"integer"}},"propertyNames":{"enum":["n",${names}]}}`,
  })
  folders.push(folder)
  const { code, stdout } = await modelgate(['check', 'c.yaml'], folder)
  expect([code, stdout]).toEqual([0, expect.stringContaining('no problem')])
})
