import { decodeUtf8, joinPath } from '../contract/files/include.ts'
import { isReadFault } from '../contract/files/port.ts'
import { MAX_YAML_BYTES } from '../contract/files/yaml-caps.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { EXIT } from '../exit-codes.ts'
import { type Synced, syncModelsOf } from '../gate/models/sync.ts'
import { type SyncProvider, syncProvider } from '../gate/models/sync-source.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { isFirstParty } from '../registry/first-party.ts'
import type { ListDifference } from '../registry/list-differences.ts'
import { withHints, withListed } from '../registry/registry-edit.ts'
import { reportFinding } from '../report/finding.ts'
import { counted } from '../report/text/numbers.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { visible } from '../report/text/visible.ts'
import type { CommandIo } from './io.ts'
import { knownModels, refuse } from './models.ts'
import { refusedPaths } from './refused-paths.ts'

export interface SyncFlags {
  /** A file or an address; left out: the provider's models API and its page on deprecations. */
  readonly from?: string
  readonly provider?: string
  readonly policy?: readonly string[]
  readonly write?: boolean
  readonly format: 'text' | 'json'
}

/** `modelgate models sync`: where a provider says otherwise than the registry. Exit 0 also with a difference, 2 where something can't be read. */
export async function syncModels(flags: SyncFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io, flags.format)
  const { policy, registry } = known.value
  const provider = syncProvider(flags.provider ?? null, policy)
  if (!provider.ok) return refuse(provider.problems, io, flags.format)
  const day = ports.today()
  const asked = { named: flags.from ?? null, cwd: io.cwd, day }
  const { synced, problems } = await syncModelsOf(provider.value, asked, registry, ports)
  if (synced.length === 0) return refuse(problems, io, flags.format)
  const written = flags.write === true ? await write(synced, provider.value, policy, day, io) : good(null)
  const all = [...problems, ...(written.ok ? [] : written.problems)]
  told(synced, provider.value.name, { file: written.ok ? written.value : null, problems: all }, flags, io)
  return all.length > 0 ? EXIT.refused : EXIT.good
}

interface Told {
  /** The registry file that was written. */
  readonly file: string | null
  readonly problems: readonly Problem[]
}

function told(
  synced: readonly Synced[],
  provider: string,
  { file, problems }: Told,
  flags: SyncFlags,
  io: CommandIo,
): void {
  if (flags.format === 'json') {
    const report = {
      format: 1,
      provider,
      models: Math.max(...synced.map(({ models }) => models)),
      sources: synced.map(({ kind, page, models }) => ({ kind, page, models })),
      differences: synced.flatMap(({ differences }) => differences),
      hints: synced.flatMap(({ hints }) => hints),
      written: file,
      problems: problems.map((problem) => reportFinding({ ...problem, severity: 'error' })),
    }
    io.sink.out(`${JSON.stringify(report, null, 2)}\n`)
    return
  }
  const lines = synced.flatMap((one) => [
    ...one.differences.map((difference) => differenceLine(provider, difference)),
    ...one.hints.map(
      ({ model, hint }) =>
        `${provider}/${model}: hearsay: ${[hint.shutdown, hint.replacement, hint.says].filter(Boolean).join(', ')}`,
    ),
    totalLine(one, provider),
  ])
  const last = file === null ? [] : [`written: ${file}`]
  io.sink.out(`${[...lines, ...last].map(visible).join('\n')}\n`)
  if (problems.length > 0) io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
}

function totalLine({ kind, models, differences, hints }: Synced, provider: string): string {
  if (kind === 'feed') return `${counted(models, 'model')} in a feed: ${counted(hints.length, 'hint')}`
  const said = kind === 'list' ? 'listed by' : 'on the page of'
  return `${counted(models, 'model')} ${said} ${provider}: ${counted(differences.length, 'difference')}`
}

function differenceLine(provider: string, { model, member, was, now }: ListDifference): string {
  const id = `${provider}/${model}`
  if (member === 'listed')
    return now ? `${id}: has no entry here` : `${id}: has an entry here, and its provider lists it no more`
  return `${id}: ${member} ${was ?? 'unknown'} → ${now ?? 'none announced'}`
}

/** Writes what is told otherwise into the policy's registry file; its name, or null where there is nothing to write. */
async function write(
  synced: readonly Synced[],
  provider: SyncProvider,
  policy: Policy,
  day: string,
  io: CommandIo,
): Promise<Result<string | null>> {
  const unwritten = (says: string, hint: string): Result<never> =>
    bad({ code: 'models-sync-unwritten', args: { provider: provider.name, says, hint } })
  const file = policy.models
  if (file === undefined) return unwritten('the policy names no registry file', 'add models: models.yaml to it')
  const bytes = io.gatePorts(io.signals.signal).files.read(joinPath(io.cwd, file), MAX_YAML_BYTES)
  if (isReadFault(bytes)) return unwritten(`${file} can’t be read`, 'write version: 1 and models: {} into it')
  const before = decodeUtf8(bytes) ?? ''
  let text = before
  for (const one of synced) {
    if (one.hints.length > 0) text = withHints(text, provider.name, one.hints)
    if (one.changes.length === 0) continue
    if (one.page === null || !isOwn(one.page, provider))
      return unwritten(
        `${one.page ?? 'the file'} is no public page of its own`,
        'state it by hand, with the page that says so',
      )
    text = withListed(text, provider.name, one.changes, { source: one.page, checked: day })
  }
  if (text === before) return good(null)
  if (refusedPaths([file], io) !== null)
    return unwritten(`${file} leads out of the repository`, 'name a file within it')
  const problem = await io.sink.file(joinPath(io.cwd, file), text)
  return problem === null ? good(file) : bad(problem)
}

/** Whether an address may stand as the source of a fact: the file is read by the same rule. */
function isOwn(page: string, { vendor, endpoint }: SyncProvider): boolean {
  const host = endpoint === null ? [] : [new URL(endpoint.baseUrl).hostname]
  return isFirstParty(page, [...host, ...(vendor?.firstParty ?? [])])
}
