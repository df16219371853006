import { nearestName } from '../contract/nearest.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { EXIT } from '../exit-codes.ts'
import { readPolicy, readRegistry } from '../gate/request/prepare.ts'
import type { Finding } from '../preflight/finding.ts'
import type { Problem } from '../problem/problem.ts'
import { good, type Result } from '../problem/problem.ts'
import type { Registry } from '../registry/registry.ts'
import { reportFinding } from '../report/finding.ts'
import { findingResults } from '../report/located-results.ts'
import { sarifLog } from '../report/sarif.ts'
import { counted } from '../report/text/numbers.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import {
  gravestFirst,
  judgedScan,
  type ModelScanRequest,
  modelUses,
  type ScannedModels,
  scanModels,
} from '../scan/scan-models.ts'
import { findingLine, severitiesCounted } from './check.ts'
import type { CommandIo } from './io.ts'
import { entryJson, entryText, listLine } from './model-entry.ts'
import { pathsOf } from './repository.ts'

interface PolicyFlag {
  readonly policy?: readonly string[]
}

export interface ListFlags extends PolicyFlag {
  readonly json?: boolean
}

/** `modelgate models list [ID]`: exit 2 where nothing of that name is listed. */
export async function listModels(id: string | null, flags: ListFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io)
  const all = known.value.registry.entries()
  const entries = id === null ? all : all.filter((entry) => namesOf(entry).includes(id))
  if (entries.length === 0) {
    const nearest = nearestName(
      id ?? '',
      all.flatMap(({ model, aliases }) => [model, ...aliases]),
    )
    const meant = nearest === null ? '' : `; did you mean ${nearest}?`
    return refuse([{ code: 'models-none', args: { id: id ?? '', meant } }], io)
  }
  const day = ports.today()
  if (flags.json)
    io.sink.out(`${JSON.stringify({ format: 1, models: entries.map((entry) => entryJson(entry, day)) }, null, 2)}\n`)
  else if (id === null) io.sink.out(`${entries.map((entry) => listLine(entry, day)).join('\n')}\n`)
  else io.sink.out(`${entries.map((entry) => entryText(entry, day)).join('\n\n')}\n`)
  return EXIT.good
}

const namesOf = ({ provider, model, aliases }: ReturnType<Registry['entries']>[number]): readonly string[] =>
  [model, ...aliases].flatMap((name) => [name, `${provider}/${name}`])

export interface CheckModelsFlags extends PolicyFlag {
  readonly scan?: readonly string[]
  readonly routing?: readonly string[]
  readonly live?: boolean
  readonly quiet?: boolean
  readonly format: 'text' | 'json' | 'sarif'
}

/** `modelgate models check`: exit 1 where a model that is named fails, 2 where something can't be read. */
export async function checkModels(flags: CheckModelsFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io, flags.format)
  const request = {
    ...known.value,
    port: ports.files,
    cwd: io.cwd,
    day: ports.today(),
    globs: flags.scan ?? [],
    routing: flags.routing ?? [],
    policyFiles: flags.policy ?? ['modelgate.yaml'],
  }
  const scanned = flags.live === true ? await scanLive(request, ports) : scanModels(request)
  if (!scanned.ok) return refuse(scanned.problems, io, flags.format)
  const findings = scanned.value.findings.map(reportFinding)
  const code = findings.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.good
  const { files, uses } = scanned.value
  if (flags.format === 'sarif') io.sink.out(sarifLog(findingResults(findings, pathsOf(io)), {}))
  else if (flags.format === 'json') {
    const models = uses.map(({ use: { model, provider, written, place, inComment }, state, entry }) => {
      const { shutdown = null, replacement = null, source = null } = entry ?? {}
      return { model, provider, written, state, ...place, in_comment: inComment, shutdown, replacement, source }
    })
    io.sink.out(`${JSON.stringify({ format: 1, exit_code: code, files, models, problems: [], findings }, null, 2)}\n`)
  } else {
    const shown = flags.quiet ? findings.filter(({ severity }) => severity === 'error') : findings
    const named = new Set(uses.map(({ use }) => use.model)).size
    const total = `${counted(files, 'file')}, ${counted(named, 'model')} at ${counted(uses.length, 'place')}: ${severitiesCounted(findings)}`
    io.sink.out(`${[...shown.map(findingLine), total].join('\n')}\n`)
  }
  return code
}

/** The same beside what the providers list today. */
async function scanLive(
  request: ModelScanRequest,
  ports: ReturnType<CommandIo['gatePorts']>,
): Promise<Result<ScannedModels>> {
  const scan = modelUses(request)
  if (!scan.ok) return scan
  const { liveModels } = await import('../gate/models/live.ts')
  const live = await liveModels(scan.value.uses, request.policy, request.registry, request.day, ports)
  if (!live.ok) return live
  const { registry, isListed, notes } = live.value
  const judged = judgedScan(scan.value, { ...request, registry })
  const severity = request.policy.severity.unknownModel === 'fail' ? 'error' : 'warning'
  const unlisted = judged.uses.flatMap(({ use, state }): readonly Finding[] => {
    if (isListed(use) !== false || state === 'retired' || state === 'unknown') return []
    const { model, provider, place, inComment } = use
    return [{ code: 'model-not-listed', args: { model, provider }, place, severity: inComment ? 'note' : severity }]
  })
  return good({ ...judged, findings: [...judged.findings, ...unlisted, ...notes].sort(gravestFirst) })
}

/** The policy, and the registry with the policy's own entries. */
export function knownModels(
  { policy: policyFiles }: PolicyFlag,
  io: CommandIo,
): Result<{ readonly policy: Policy; readonly registry: Registry }> {
  const { files } = io.gatePorts(io.signals.signal)
  const policy = readPolicy({ cwd: io.cwd, policyFiles: policyFiles ?? null }, { files })
  if (!policy.ok) return policy
  const registry = readRegistry(policy.value, io.cwd, { files })
  return registry.ok ? good({ policy: policy.value, registry: registry.value }) : registry
}

export function refuse(problems: readonly Problem[], io: CommandIo, format = 'text'): number {
  if (format === 'text') io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  else {
    const findings = problems.map((problem) => reportFinding({ ...problem, severity: 'error' }))
    io.sink.out(
      format === 'sarif'
        ? sarifLog(findingResults(findings, pathsOf(io)), {})
        : `${JSON.stringify({ format: 1, exit_code: EXIT.refused, problems: findings, findings: [] }, null, 2)}\n`,
    )
  }
  return EXIT.refused
}
