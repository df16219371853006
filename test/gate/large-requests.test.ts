import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { after, completion, type Endpoint, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const folders: string[] = []
const endpoints: Endpoint[] = []

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  folders.splice(0).forEach(removeFolder)
})

/** 80 MB in all. */
const CONTRACT = `version: 1
name: large
request: { messages: [{ role: user, content: "${'{{t}}'.repeat(10)}" }], temperature: 1 }
vars: { t: { $file: t.txt } }
samples: 4
cases: [{ id: one }, { id: two }]
`

it('requests too large to be under way together are made a few at a time, and all of them', async () => {
  const endpoint = await startEndpoint(after(5, (_, response) => sendJson(response, 200, completion('{}'))))
  endpoints.push(endpoint)
  const folder = folderOf({ 'c.yaml': CONTRACT })
  folders.push(folder)
  writeFileSync(join(folder, 't.txt'), 'a'.repeat(1_000_000))
  const argv = ['run', 'c.yaml', '--base-url', endpoint.url, '--model', 'm', '--concurrency', '8']
  const { code } = await inside(argv, folder)
  const report = reportOf(folder)
  // 10 MB take some 50 MB while they are under way, of 256.
  expect(endpoint.mostOpen()).toBeLessThanOrEqual(5)
  expect(endpoint.heard.length).toBe(8)
  expect([code, report.totals.measured]).toEqual([0, 8])
})
