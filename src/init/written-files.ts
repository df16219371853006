import { stringify } from 'yaml'
import { ACTION } from '../version.ts'

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

/** The workflow that holds every pull request to its contracts; docs/workflows has others. */
export const workflowText =
  (): string => `# Every pull request is held to its contracts. One from a fork gets no secret: nothing is called, and the result says so.
name: modelgate

on:
  pull_request:

permissions: {}

concurrency:
  group: modelgate-\${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read # the checkout, and the base branch's contracts and policy
      pull-requests: write # the comment
      checks: write # annotations on the contract's own lines
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - uses: ${ACTION}
        with:
          api-key: \${{ secrets.OPENAI_API_KEY }}
          only-changed: 'true'
`
