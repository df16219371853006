import { stringify } from 'yaml'

/** A model that stops answering, and what takes its place. */
export interface Retiring {
  readonly shutdown: string
  /** null: the vendor names none. */
  readonly replacement: string | null
}

/** The policy: their model as the baseline, and as the candidate what replaces it where it is known to retire. */
export function policyText(model: string, candidate: string, retiring: Retiring | null): string {
  const why =
    retiring === null
      ? '# To try another model, name it here.'
      : `# ${model} is shut down on ${retiring.shutdown}${retiring.replacement === null ? '' : `; its vendor names ${retiring.replacement}`}.`
  return `# What no contract may ask less than, and which models are called: see docs/policy.md
version: 1
contracts: [contracts/*.yaml]
${why}
candidate: ${named(candidate)}
# In production today; the candidate is compared with it, case by case.
baseline: ${named(model)}
limits: { max_calls: 500, deadline: 15m }
`
}

const named = (model: string): string =>
  stringify({ provider: 'openai', model }, { collectionStyle: 'flow', lineWidth: 0 }).trim()
