import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { BatchInput } from '../../../src/model/batch/batch-client.ts'
import { type BatchVendor, createBatchClient } from '../../../src/model/batch/vendors.ts'
import { proxySettings } from '../../../src/model/wire/proxy.ts'
import { folderOf, removeFolder } from '../../gate/process.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A proxy that answers what is asked through it, and opens no way. */
async function proxyServer() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? 'without a password'}`)
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"b1"}'))
  })
  server.on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url}`)
    socket.end('HTTP/1.1 403 No\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://user:word@127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

async function asked(vendor: BatchVendor, baseUrl: string, environment: Readonly<Record<string, string>>) {
  const folder = folderOf({})
  open.push(() => removeFolder(folder))
  const path = join(folder, 'input.jsonl')
  writeFileSync(path, '{}\n')
  const client = await createBatchClient(vendor, { baseUrl, apiKey: 'sk-test', proxy: proxySettings(environment) })
  open.push(() => void client.close())
  const input: BatchInput = { path, lines: 1, api: 'chat', model: 'm', key: 'k-1' }
  const signal = new AbortController().signal
  const uploaded = await client.upload(input, signal)
  const made = await client.create(input, uploaded.ok ? uploaded.value : null, signal)
  const state = await client.state('b1', signal)
  return [uploaded, made, state]
}

const AUTH = 'Basic dXNlcjp3b3Jk'
const AT = 'http://endpoint.invalid:8000/v1'

describe('a proxy that the environment names', () => {
  it.each<[BatchVendor, string[]]>([
    ['openai', [`POST ${AT}/files`, `POST ${AT}/batches`, `GET ${AT}/batches/b1`]],
    ['together', [`POST ${AT}/files/upload`, `POST ${AT}/batches`, `GET ${AT}/batches/b1`]],
    ['mistral', [`POST ${AT}/files`, `POST ${AT}/batch/jobs`, `GET ${AT}/batch/jobs/b1`]],
    [
      'anthropic',
      [`GET ${AT}/messages/batches?limit=1`, `POST ${AT}/messages/batches`, `GET ${AT}/messages/batches/b1`],
    ],
  ])('is asked for every call of a batch: %s', async (vendor, calls) => {
    const proxy = await proxyServer()
    const told = await asked(vendor, AT, { HTTP_PROXY: proxy.url })
    expect(told.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(proxy.asked).toEqual(calls.map((call) => `${call} ${AUTH}`))
  })

  it.each<BatchVendor>(['openai', 'mistral', 'anthropic'])(
    'is asked for a way to an endpoint with TLS: %s',
    async (vendor) => {
      const proxy = await proxyServer()
      const told = await asked(vendor, 'https://endpoint.invalid/v1', { https_proxy: proxy.url })
      for (const one of told)
        expect(one).toMatchObject({
          ok: false,
          failure: { kind: 'network', message: 'the proxy does not let the request through (403)' },
        })
      expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT endpoint.invalid:443']))
    },
  )

  it.each<BatchVendor>(['openai', 'mistral', 'anthropic'])(
    'is not asked for a host on this machine: %s',
    async (vendor) => {
      const [proxy, server] = [await proxyServer(), await proxyServer()]
      const { port } = new URL(server.url)
      const told = await asked(vendor, `http://127.0.0.1:${port}/v1`, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url })
      expect([told.every(({ ok }) => ok), proxy.asked, server.asked.length]).toEqual([true, [], 3])
    },
  )
})
