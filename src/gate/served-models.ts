import type { Policy } from '../contract/policy/policy.ts'
import type { Plan, Role, Target } from '../plan/plan.ts'
import type { Finding } from '../preflight/finding.ts'
import type { Registry } from '../registry/registry.ts'
import { bareId, familyOf } from '../registry/related-ids.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { registeredModel } from './retired-baseline.ts'

/** Under which names one model was answered, and how many calls each. */
export interface ServedBy {
  readonly role: Role
  readonly target: Target
  readonly calls: ReadonlyMap<string, number>
}

/** By model and role, in the plan's order; golden outputs are served by nobody. */
export function servedBy(plan: Plan, ledger: Ledger): readonly ServedBy[] {
  const found = new Map<string, Counted>()
  const known: Record<Role, Counted[]> = { candidate: [], baseline: [] }
  for (let place = 0; place < plan.unitCount; place++) {
    const { contractIndex } = plan.slotAt(place)
    for (const role of plan.roles) {
      const names = ledger.servedAt(role, place)
      const target = names.length === 0 ? null : (plan.contracts[contractIndex]?.[role] ?? null)
      if (target === null || target.golden) continue
      known[role][contractIndex] ??= countedBy(found, role, target)
      const { calls } = known[role][contractIndex]
      for (const name of names) calls.set(name, (calls.get(name) ?? 0) + 1)
    }
  }
  return [...found.values()]
}

interface Counted extends ServedBy {
  readonly calls: Map<string, number>
}

/** Contracts that ask the same model are counted together. */
function countedBy(found: Map<string, Counted>, role: Role, target: Target): Counted {
  const key = JSON.stringify([role, target.providerName, target.model])
  const one = found.get(key) ?? { role, target, calls: new Map() }
  found.set(key, one)
  return one
}

/** The model that was asked, a dated snapshot of it, or another name that the registry lists for it. */
function isAsked(target: Target, name: string, registry: Registry): boolean {
  const [asked, served] = [bareId(target.model), bareId(name)]
  if (asked === served || familyOf(served) === asked) return true
  const entryOf = (model: string) => {
    const found = registry.find({ ...registeredModel(target), model })
    return found !== null && (found.relation === 'itself' || found.relation === 'alias') ? found.entry : null
  }
  const entry = entryOf(asked)
  return entry !== null && entry === entryOf(served)
}

/** Names of one entry of the registry are one model. */
function modelsIn({ target, calls }: ServedBy, registry: Registry): number {
  const models = [...calls.keys()].map((name) => {
    const found = registry.find({ ...registeredModel(target), model: name })
    return found?.relation === 'itself' || found?.relation === 'alias' ? found.entry.model : bareId(name)
  })
  return new Set(models).size
}

/** A mixture of models proves nothing about the candidate, and a comparison with one nothing about the baseline. */
export const isMixed = (served: readonly ServedBy[], registry: Registry, { judge }: Pick<Plan, 'judge'>): boolean =>
  served.some((one) => modelsIn(one, registry) > 1 && (one.role === 'candidate' || judge !== 'absolute'))

/** Who answered in place of the model that was asked, with counts, most first. */
export function servedFindings(
  served: readonly ServedBy[],
  registry: Registry,
  severity: Policy['severity'],
): readonly Finding[] {
  return served.flatMap((one): readonly Finding[] => {
    const { target, calls, role } = one
    const listed = [...calls].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    const args = {
      model: target.model,
      role: role === 'candidate' ? '' : 'the baseline ',
      served: listed.map(([name, count]) => `\`${name}\` ${count} ${count === 1 ? 'call' : 'calls'}`).join(', '),
    }
    const others = listed.filter(([name]) => !isAsked(target, name, registry))
    const mixed: Finding = { code: 'models-mixed', args: { ...args, models: calls.size }, severity: 'warning' }
    const other: Finding = {
      code: 'model-served-other',
      args,
      severity: severity.servedModel === 'fail' && role === 'candidate' ? 'error' : 'warning',
    }
    return [...(modelsIn(one, registry) > 1 ? [mixed] : []), ...(others.length > 0 ? [other] : [])]
  })
}
