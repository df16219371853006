import { isObject } from '../../json/value.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import { warnOfZeros } from '../contract-read.ts'
import { globFault } from '../files/glob.ts'
import { folderOf, joinPath, shownPath } from '../files/include.ts'
import type { FilePort } from '../files/port.ts'
import { Findings, type Source } from '../files/source.ts'
import { readSource } from '../load.ts'
import { namedFile, soleReading } from '../named-file.ts'
import { nearestName } from '../nearest.ts'
import { type SchemaCheck, structureProblems } from '../structure.ts'
import { shownEntry, thresholdEntries } from '../threshold-set.ts'
import { POLICY_KEYS, validatePolicy } from '../validators.generated.ts'
import type { Policy } from './policy.ts'
import { mergePolicies } from './policy-merge.ts'
import { defaultPolicy, readPolicy } from './policy-read.ts'

export { defaultPolicy }

export interface PolicyOptions {
  readonly port: FilePort
  /** Absolute; paths are relative to it. */
  readonly cwd: string
  /** Presets that exist; without it no provider is checked. */
  readonly providerIds?: readonly string[]
  /** Names that are no presets, of which whoever resolves a provider says why. */
  readonly withdrawnIds?: readonly string[]
}

/** Reads one policy file, or several of which later ones may only tighten. None at all gives the default policy. */
export function loadPolicy(files: readonly string[], options: PolicyOptions): Result<Policy> {
  const findings = new Findings()
  const problems: Problem[] = []
  let whole: { policy: Policy; source: Source } | undefined
  for (const path of files) {
    const source = readPolicySource(path, options, findings)
    if (!source) continue
    const policy = fromFolder(readPolicy(source), options.cwd, path)
    warnOfZeros({ source, findings }, policy.thresholds)
    problems.push(...ownProblems(policy))
    if (!whole) whole = { policy, source }
    else {
      const merged = mergePolicies(whole.policy, whole.source, policy, source)
      problems.push(...merged.problems)
      whole = { policy: merged.policy, source: mergedSource(whole.source, source) }
    }
  }
  if (findings.problems.length > 0) return bad(...findings.problems, ...problems)
  const policy = whole?.policy ?? defaultPolicy()
  problems.push(...providerProblems(policy, options))
  return problems.length > 0 ? bad(...problems) : good(policy, findings.warnings)
}

function readPolicySource(path: string, options: PolicyOptions, findings: Findings): Source | null {
  const before = findings.problems.length
  const source = readSource(soleReading(options, findings), namedFile(path, options))
  if (!source) return null
  const { problems } = structureProblems(source, validatePolicy as SchemaCheck, { places: POLICY_KEYS, inside: '' })
  findings.problems.push(...problems)
  return findings.problems.length > before ? null : source
}

/**
 * The contracts that policy files name, as far as they can be read: so that these can be looked at too where the policy
 * itself can't stand.
 */
export function contractsNamed(files: readonly string[], options: PolicyOptions): readonly string[] {
  return files.flatMap((path): readonly string[] => {
    const source = readSource(soleReading(options, new Findings()), namedFile(path, options))
    const named = isObject(source?.value) ? source.value.contracts : undefined
    const globs = Array.isArray(named)
      ? named.filter((one): one is string => typeof one === 'string' && one !== '')
      : []
    return globs.map((pattern) => fromFolderOf(path, options.cwd, pattern))
  })
}

const fromFolderOf = (path: string, cwd: string, pattern: string): string =>
  shownPath(cwd, joinPath(folderOf(joinPath(cwd, path)), pattern))

/** Globs and the registry are written relative to the policy file and looked for relative to the working directory. */
function fromFolder(policy: Policy, cwd: string, path: string): Policy {
  const globs = (patterns: readonly string[]) => patterns.map((pattern) => fromFolderOf(path, cwd, pattern))
  return {
    ...policy,
    contracts: globs(policy.contracts),
    routes: policy.routes.map((route) => ({ ...route, contracts: globs(route.contracts) })),
    ...(policy.models !== undefined && { models: fromFolderOf(path, cwd, policy.models) }),
  }
}

/** What three files say together: a third may loosen neither the first nor the second. */
function mergedSource(first: Source, later: Source): Source {
  const merge = (a: unknown, b: unknown): unknown => {
    if (
      typeof a !== 'object' ||
      a === null ||
      Array.isArray(a) ||
      typeof b !== 'object' ||
      b === null ||
      Array.isArray(b)
    )
      return b ?? a
    return Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [
        key,
        merge((a as never)[key], (b as never)[key]),
      ]),
    )
  }
  return { ...first, value: merge(first.value, later.value) as Source['value'], file: `${first.file}, ${later.file}` }
}

/** A policy whose own default is below its floor contradicts itself; a floor of null is none. */
function ownProblems(policy: Policy): readonly Problem[] {
  const below = belowFloors('policy-below-floor', policy, policy.floors)
  const empty = thresholdEntries(policy.floors)
    .filter((entry) => entry.shown === null)
    .map(
      (entry): Problem => ({
        code: 'policy-null-floor',
        args: { what: dotted(entry.pointer) },
        place: policy.placeOf(`/floors${entry.pointer}`),
      }),
    )
  return [...below, ...empty, ...routeFaults(policy)]
}

/** A route whose glob can't be read would send its contracts to another model. */
function routeFaults({ routes, placeOf }: Policy): readonly Problem[] {
  return routes.flatMap(({ contracts }, route) =>
    contracts.flatMap((pattern, index) => {
      const fault = globFault(pattern)
      const place = placeOf(`/routes/${route}/contracts/${index}`)
      return fault === null ? [] : [{ code: fault.code, args: { pattern, ...fault.args }, place }]
    }),
  )
}

function providerProblems(
  policy: Policy,
  { providerIds: presets, withdrawnIds = [] }: PolicyOptions,
): readonly Problem[] {
  if (!presets) return []
  const problems: Problem[] = []
  const check = (code: Code, name: string, known: readonly string[], pointer: string): void => {
    if (known.includes(name) || withdrawnIds.includes(name)) return
    const meant = nearestName(name, known)
    problems.push({
      code,
      args: { name, known: known.join(', '), meant: meant ? `; did you mean ${meant}?` : '' },
      place: policy.placeOf(pointer),
    })
  }
  for (const [name, { preset }] of Object.entries(policy.providers))
    check('policy-preset-unknown', preset, presets, `/providers/${name}/preset`)
  const known = [...Object.keys(policy.providers), ...presets]
  if (policy.candidate) check('policy-provider-unknown', policy.candidate.provider, known, '/candidate/provider')
  if (policy.baseline) check('policy-provider-unknown', policy.baseline.provider, known, '/baseline/provider')
  for (const [index, { candidate }] of policy.routes.entries())
    check('policy-provider-unknown', candidate.provider, known, `/routes/${index}/candidate/provider`)
  return problems
}

/** The thresholds of a contract or policy that ask for less than the floors. */
export const belowFloors = (
  code: Code,
  { thresholds, placeOf }: Pick<Policy, 'thresholds' | 'placeOf'>,
  floors: Policy['floors'],
): readonly Problem[] =>
  thresholdEntries(thresholds)
    .filter((entry) => entry.asksLessThan(floors))
    .map((entry) => ({
      code,
      args: {
        what: dotted(entry.pointer),
        found: entry.shown ?? 'null',
        floor: shownEntry(floors, entry.pointer),
      },
      place: placeOf(`/thresholds${entry.pointer}`),
    }))

export const dotted = (pointer: string): string => pointer.slice(1).replaceAll('/', '.')
