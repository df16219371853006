import { joinPath } from '../contract/files/include.ts'
import type { Policy } from '../contract/policy/policy.ts'
import type { Finding } from '../preflight/finding.ts'
import { modelFindings } from '../preflight/model-findings.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { ModelEntry } from '../registry/entry.ts'
import type { Registry } from '../registry/registry.ts'
import { modelIds } from './model-id-pattern.ts'
import { type ModelUse, policyUses } from './model-use.ts'
import { readRoutingFile } from './routing-file.ts'
import { asCalled, type Scan, type ScanOptions, scanRepository } from './scan.ts'

export interface ModelScanRequest extends Pick<ScanOptions, 'cwd' | 'port' | 'globs'> {
  readonly policy: Policy
  readonly registry: Registry
  /** Configurations of routers, relative to `cwd`. */
  readonly routing: readonly string[]
  /** Relative to `cwd`: their models are known by their members. */
  readonly policyFiles: readonly string[]
  /** ISO day. */
  readonly day: string
}

export interface ScannedModels {
  readonly files: number
  readonly uses: readonly (JudgedUse & { readonly entry: UseEntry | null })[]
  readonly findings: readonly Finding[]
}

/** What the registry says of a use's model, in three members. */
interface UseEntry {
  readonly shutdown: string | null
  readonly replacement: string | null
  readonly source: string | null
}

/** Every place where a policy, routers' configurations and a repository's files name a model. */
export function modelUses(request: Omit<ModelScanRequest, 'day'>): Result<Scan> {
  const { policy, registry, cwd, port } = request
  const ids = modelIds(registry)
  const problems: Problem[] = []
  const routed = request.routing.flatMap((file): readonly ModelUse[] => {
    const read = readRoutingFile(file, port, cwd)
    if (!read.ok) problems.push(...read.problems)
    const models = read.ok ? read.value : []
    return models.map(({ written, place }) => ({ ...asCalled(ids.readAny(written)), written, place, inComment: false }))
  })
  const own = [...request.policyFiles, ...request.routing, ...(policy.models === undefined ? [] : [policy.models])]
  const leftOut = new Set(own.map((file) => joinPath(cwd, file)))
  const scan = scanRepository(ids, { cwd, port, globs: request.globs, leftOut })
  if (!scan.ok) problems.push(...scan.problems)
  if (!scan.ok || problems.length > 0) return bad(...problems)
  return good({ ...scan.value, uses: [...policyUses(policy), ...routed, ...scan.value.uses] })
}

/** The same with what is known of each. */
export function scanModels(request: ModelScanRequest): Result<ScannedModels> {
  const scan = modelUses(request)
  return scan.ok ? good(judgedScan(scan.value, request)) : scan
}

/** What the registry says of the places that a scan found. */
export function judgedScan(
  scan: Scan,
  { policy, registry, day }: Pick<ModelScanRequest, 'policy' | 'registry' | 'day'>,
): ScannedModels {
  const judged = judgeUses(scan.uses, registry, policy, day)
  const notRead = scan.unread.map((file): Finding => {
    return { code: 'scan-unread', args: { file }, place: { file, line: 1, column: 1 }, severity: 'note' }
  })
  return {
    files: scan.files,
    uses: judged.map((one) => ({ ...one, entry: entryOf(one.use, registry) })),
    findings: [...judged.flatMap(({ findings }) => findings), ...notRead].sort(gravestFirst),
  }
}

const ORDER: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, note: 2 }

export const gravestFirst = (a: Finding, b: Finding): number => ORDER[a.severity] - ORDER[b.severity]

function entryOf(use: ModelUse, registry: Registry): UseEntry | null {
  const found = registry.find(use)
  if (found === null) return null
  const entry: ModelEntry = found.ends?.entry ?? found.entry
  return {
    shutdown: found.ends?.shutdown ?? null,
    replacement: entry.replacement?.model ?? null,
    source: entry.fact?.source ?? null,
  }
}

/** What can be said of a model that is named somewhere, the gravest first. */
const USE_STATES = ['retired', 'retiring', 'hint-only', 'unknown', 'alias', 'known', 'unlisted'] as const
type UseState = (typeof USE_STATES)[number]

interface JudgedUse {
  readonly use: ModelUse
  readonly state: UseState
  readonly findings: readonly Finding[]
}

/** What the registry says of each use, at its place. In a comment it is a note: nothing is called there. */
function judgeUses(
  uses: readonly ModelUse[],
  registry: Registry,
  policy: Pick<Policy, 'retirement' | 'severity' | 'prices'>,
  day: string,
): readonly JudgedUse[] {
  const known = new Map<string, Omit<JudgedUse, 'use'>>()
  return uses.map((use) => {
    const key = JSON.stringify([use.role, use.provider, use.preset, use.model])
    const judged = known.get(key) ?? judge(use, registry, policy, day)
    known.set(key, judged)
    const findings = judged.findings.map((finding): Finding => {
      return { ...finding, place: use.place, severity: use.inComment ? 'note' : finding.severity }
    })
    return { use, state: judged.state, findings }
  })
}

function judge(
  use: ModelUse,
  registry: Registry,
  policy: Pick<Policy, 'retirement' | 'severity' | 'prices'>,
  day: string,
): Omit<JudgedUse, 'use'> {
  const found = registry.find(use)
  const findings = modelFindings([use], registry, policy, day)
  const codes = new Set(findings.map(({ code }) => code))
  if (codes.has('model-retired')) return { state: 'retired', findings: findings }
  if (use.role === 'baseline' && found?.ends && found.ends.shutdown <= day) {
    const args = { provider: use.provider, model: use.model, shutdown: found.ends.shutdown }
    return { state: 'retired', findings: [{ code: 'baseline-retired', args, severity: 'warning' }, ...findings] }
  }
  if (codes.has('model-retires')) return { state: 'retiring', findings: findings }
  if (found === null) {
    const hints = registry.hintsOf(use)
    if (hints.length === 0) return { state: codes.has('model-unknown') ? 'unknown' : 'unlisted', findings: findings }
    const says = hints.map((hint) => `${hint.says ?? 'named'} (${hint.source}, ${hint.checked})`).join('; ')
    return {
      state: 'hint-only',
      findings: [{ code: 'model-hint-only', args: { model: use.model, says }, severity: 'warning' }],
    }
  }
  if (found.relation !== 'alias') return { state: 'known', findings: findings }
  const alias: Finding = { code: 'model-alias', args: { model: use.model, of: found.entry.model }, severity: 'note' }
  return { state: 'alias', findings: [...findings, alias] }
}
