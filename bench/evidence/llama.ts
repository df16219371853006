import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Report } from '../../src/report/report.ts'
import { gate, type Served, serve } from './gate.ts'
import { percent, table } from './table.ts'

const MODELS = ['late', 'late-q4', 'early'] as const
type Name = (typeof MODELS)[number]
const SWAPS: readonly (readonly [from: Name, to: Name])[] = [
  ['early', 'late'],
  ['late', 'early'],
  ['late', 'late-q4'],
]

/** Three very small models on a real server: their match counts, and what the gate says of swapping one for another. */
export async function llamaSection(folder: string): Promise<string> {
  const title = '## A real inference server\n\n'
  if (!existsSync(join(folder, 'up.sh'))) return `${title}Not run: no server beside the repository.`
  const servers = new Map<Name, { readonly stop: () => void; readonly served: Served }>()
  for (const name of MODELS) {
    const port = await freePort()
    const server = await serve('bash', [join(folder, 'up.sh'), name, String(port)], /listening on (http:\S+)/)
    if (server === null) return `${title}Not run: the server could not be had.`
    servers.set(name, { stop: server.stop, served: { model: `tiny-${name}`, baseUrl: `http://127.0.0.1:${port}/v1` } })
  }
  const served = (name: Name): Served => servers.get(name)?.served as Served
  const alone: [Name, Report][] = []
  for (const name of MODELS) alone.push([name, await gate(folder, ['contracts/*.yaml'], served(name))])
  const swaps: [string, Report][] = []
  for (const [from, to] of SWAPS)
    swaps.push([`${from} → ${to}`, await gate(folder, ['contracts/*.yaml'], served(to), served(from))])
  for (const { stop } of servers.values()) stop()
  return `${title}llama.cpp's server with three models of 0.85 million parameters: the same model after 14 minutes of training
(\`late\`), in 4 bits (\`late-q4\`) and after 3.5 minutes (\`early\`); 60 cases a task, grammar-constrained and free.

${counts(alone)}

What the gate says of each swap, by the match rate:

${verdicts(swaps)}`
}

function counts(reports: readonly (readonly [Name, Report])[]): string {
  const names = reports[0]?.[1].contracts.map(({ name }) => name) ?? []
  const rows = reports.map(([name, { contracts }]) => [
    name,
    ...contracts.map(({ funnel }) => `${funnel.ok} of ${funnel.measured}`),
    percent(
      contracts.reduce((sum, { funnel }) => sum + funnel.parsed, 0) /
        contracts.reduce((sum, { funnel }) => sum + funnel.measured, 0),
    ),
  ])
  return table(['model', ...names, 'parsed'], rows)
}

function verdicts(swaps: readonly (readonly [string, Report])[]): string {
  const names = swaps[0]?.[1].comparison?.contracts.map(({ name }) => name) ?? []
  const rows = swaps.map(([swap, { comparison }]) => [
    swap,
    ...(comparison?.contracts ?? []).map(
      ({ requirements }) => requirements.find(({ id }) => id === 'match_rate')?.verdict ?? '',
    ),
  ])
  return table(['swap', ...names], rows)
}

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
