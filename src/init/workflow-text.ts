import { ACTION } from '../version.ts'

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
