import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { chatRequest, completion, json, loopback, quickClient } from './loopback.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** A client with so many connections to a server, and the connections that the server saw, by their ports. */
async function connected(connections: number, answer: (response: ServerResponse, number: number) => void) {
  const ports: number[] = []
  const server = await loopback((response, number) => {
    ports.push(response.socket?.remotePort ?? 0)
    answer(response, number)
  })
  const made = quickClient(server.url, { connections })
  open.push(made.client, server)
  return { ...made, ports }
}

const soon = (response: ServerResponse, headers = {}) =>
  void setImmediate(() => json(response, 200, completion({ content: 'ok' }), headers))

describe('connections', () => {
  it('are no more than were asked for, and each is used again', async () => {
    const { call, ports } = await connected(2, (response) => soon(response))
    const answers = await Promise.all(Array.from({ length: 7 }, () => call()))
    expect(answers.map(({ kind }) => kind)).toEqual(Array(7).fill('answered'))
    expect(ports).toHaveLength(7)
    expect(new Set(ports).size).toBe(2)
    await call()
    expect(new Set(ports).size).toBe(2)
  })

  it('are made anew where the server closes them', async () => {
    const { call, ports } = await connected(1, (response) => soon(response, { connection: 'close' }))
    for (const answer of await Promise.all([call(), call(), call()])) expect(answer.kind).toBe('answered')
    expect(new Set(ports).size).toBe(3)
  })

  it('serve the next call once one is given up', async () => {
    const stop = new AbortController()
    const { call } = await connected(1, (response, number) => {
      if (number > 0) return soon(response)
      stop.abort()
    })
    const [first, second] = await Promise.all([call(chatRequest(), stop.signal), call()])
    expect(first).toMatchObject({ kind: 'failed', failure: { kind: 'aborted' } })
    expect(second.kind).toBe('answered')
  })

  it('end with their client, calls that wait for one included', async () => {
    const { call, client } = await connected(1, () => void client.close())
    const answers = await Promise.all([call(), call()])
    expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'failed'])
  })
})
