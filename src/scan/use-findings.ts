import type { Policy } from '../contract/policy/policy.ts'
import type { Finding } from '../preflight/finding.ts'
import { modelFindings } from '../preflight/model-findings.ts'
import type { Registry } from '../registry/registry.ts'
import type { ModelUse } from './model-use.ts'

/** What can be said of a model that is named somewhere, the gravest first. */
export const USE_STATES = ['retired', 'retiring', 'hint-only', 'unknown', 'alias', 'known', 'unlisted'] as const
export type UseState = (typeof USE_STATES)[number]

export interface JudgedUse {
  readonly use: ModelUse
  readonly state: UseState
  readonly findings: readonly Finding[]
}

/** What the registry says of each use, at its place. In a comment it is a note: nothing is called there. */
export function judgeUses(
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
