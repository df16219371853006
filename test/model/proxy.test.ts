import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { proxyFaults, proxySecrets, proxySettings } from '../../src/model/wire/proxy.ts'
import { completion, json, type Loopback, loopback, quickClient } from './loopback.ts'

const open: { close: () => void | Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** A proxy that answers what is asked through it, and opens no way but says `refused`. */
async function proxyServer(answered = 200, refused = 403) {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? 'without a password'}`)
    json(response, answered, completion({ content: '{}' }))
  })
  server.on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url}`)
    socket.end(`HTTP/1.1 ${refused} No\r\n\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  open.push({
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  })
  return { url: `http://user:word@127.0.0.1:${port}`, asked }
}

async function ask(baseUrl: string, environment: Readonly<Record<string, string>>) {
  const { call, client } = quickClient(baseUrl, { proxy: proxySettings(environment) })
  open.push(client)
  return call()
}

const answering = async (): Promise<Loopback> => {
  const server = await loopback((response) => json(response, 200, completion({ content: '{}' })))
  open.push(server)
  return server
}

describe('a proxy that the environment names', () => {
  it('is asked for an endpoint without TLS, with its own password', async () => {
    const proxy = await proxyServer()
    expect(await ask('http://endpoint.invalid:8000/v1', { HTTP_PROXY: proxy.url })).toMatchObject({ kind: 'answered' })
    expect(proxy.asked).toEqual(['POST http://endpoint.invalid:8000/v1/chat/completions Basic dXNlcjp3b3Jk'])
  })

  it('is asked for a way to an endpoint with TLS', async () => {
    const proxy = await proxyServer()
    expect(await ask('https://endpoint.invalid/v1', { https_proxy: proxy.url })).toMatchObject({
      failure: { kind: 'network', message: 'the proxy does not let the request through (403)' },
    })
    expect(proxy.asked[0]).toBe('CONNECT endpoint.invalid:443')
  })

  it.each([
    ['http://endpoint.invalid/v1', 'HTTP_PROXY'],
    ['https://endpoint.invalid/v1', 'HTTPS_PROXY'],
  ])('that wants another password is told as such: %s', async (baseUrl, name) => {
    const proxy = await proxyServer(407, 407)
    expect(await ask(baseUrl, { [name]: proxy.url })).toMatchObject({
      failure: { kind: 'network', message: 'the proxy does not let the request through (407)' },
    })
  })

  it('is not asked for a host on this machine', async () => {
    const [proxy, server] = [await proxyServer(), await answering()]
    expect(await ask(server.url, { HTTP_PROXY: proxy.url })).toMatchObject({ kind: 'answered' })
    expect([proxy.asked, server.seen.length]).toEqual([[], 1])
  })

  it('is not asked for a host in NO_PROXY', async () => {
    const [proxy, server] = [await proxyServer(), await answering()]
    // Reaches this machine, and is none of its names.
    const baseUrl = server.url.replace('127.0.0.1', '0.0.0.0')
    expect(await ask(baseUrl, { HTTP_PROXY: proxy.url, NO_PROXY: 'else.invalid,0.0.0.0' })).toMatchObject({
      kind: 'answered',
    })
    expect([proxy.asked, server.seen.length]).toEqual([[], 1])
    await ask(baseUrl, { HTTP_PROXY: proxy.url, NO_PROXY: 'else.invalid' })
    expect(proxy.asked).toHaveLength(1)
  })
})

describe('the variables', () => {
  it.each([
    ['none', {}, null],
    ['only exceptions', { NO_PROXY: 'a' }, null],
    ['small letters first', { http_proxy: 'http://a', HTTP_PROXY: 'http://b' }, ['http://a', '', '']],
    ['an empty one is none', { https_proxy: '', HTTPS_PROXY: 'http://b' }, ['', 'http://b', '']],
    ['all', { HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', no_proxy: 'c' }, ['http://a', 'http://b', 'c']],
  ])('%s', (_title, environment, expected) => {
    const found = proxySettings(environment)
    expect(found && [found.httpProxy, found.httpsProxy, found.noProxy]).toEqual(expected)
  })

  it.each([
    ['http://proxy.example.com:3128', []],
    ['https://u:p@proxy.example.com', []],
    ['proxy.example.com:3128', ['HTTPS_PROXY']],
    ['socks5://proxy.example.com', ['HTTPS_PROXY']],
    ['10.0.0.1', ['HTTPS_PROXY']],
    ['http://u:50%25off@proxy.example.com', []],
    ['http://u:50%off@proxy.example.com', ['HTTPS_PROXY']],
    ['http://50%off:p@proxy.example.com', ['HTTPS_PROXY']],
  ])('%s', (value, faults) => {
    expect(proxyFaults({ HTTPS_PROXY: value })).toEqual(faults)
  })

  it('hold a password', () => {
    const settings = proxySettings({ HTTPS_PROXY: 'http://u:p%40ss@a', HTTP_PROXY: 'http://a' })
    expect(proxySecrets(settings)).toEqual(['p%40ss', 'p@ss'])
    expect(proxySecrets(null)).toEqual([])
  })

  it('hold a password that nobody can decode', () => {
    const settings = proxySettings({ HTTPS_PROXY: 'http://u:50%off@a' })
    expect(proxySecrets(settings)).toEqual(['50%off'])
  })
})
