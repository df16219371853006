import { createRequire } from 'node:module'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'

interface Definition {
  readonly name: string
  readonly examples: readonly JsonObject[]
}

const definitions = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Definition[]

export const HEAD = 'b0b'.padEnd(40, '1')
export const BASE = 'ba5e'.padEnd(40, '2')

/** What repositories and releases have today and older examples lack. */
const SINCE: Readonly<Record<string, JsonObject>> = {
  repository: {
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: 'public',
    custom_properties: {},
  },
  release: { name: 'v1', body: 'notes' },
}

/** An example payload of an event, of one action where it has several. */
export function example(name: string, action?: string): JsonObject {
  const examples = definitions.find((one) => one.name === name)?.examples ?? []
  const found = examples.find((one) => action === undefined || one.action === action)
  if (!found) throw new Error(`no example of ${name} ${action ?? ''}`)
  const completed = Object.entries(SINCE).flatMap(([member, missing]) => {
    const given = found[member] as JsonObject | undefined
    if (given === undefined) return []
    const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
    return [[member, { ...given, ...missing, ...known }] as const]
  })
  return { ...structuredClone(found), ...Object.fromEntries(completed) }
}

export interface PullRequestFacts {
  readonly number?: number
  readonly fork?: boolean
  readonly labels?: readonly string[]
  readonly head?: string
  readonly base?: string
}

/** `pull_request` as GitHub sends it when commits were pushed to one. */
export function pullRequest(facts: PullRequestFacts = {}): JsonObject {
  const payload = example('pull_request', 'synchronize')
  const { number = 7, fork = false, labels = [], head = HEAD, base = BASE } = facts
  const request = payload.pull_request as JsonObject
  const label = (name: string, at: number): JsonValue => ({
    id: at + 1,
    node_id: `L${at}`,
    url: 'https://api.github.com/repos/octo/triage/labels/x',
    name,
    color: 'ededed',
    default: false,
    description: null,
  })
  const headSide = request.head as JsonObject
  const repo = headSide.repo as JsonObject
  const stranger = { ...repo, id: 99, full_name: 'stranger/triage', fork: true }
  return {
    ...payload,
    number,
    after: head,
    pull_request: {
      ...request,
      number,
      labels: labels.map(label),
      head: { ...headSide, sha: head, repo: fork ? stranger : repo },
      base: { ...(request.base as JsonObject), sha: base },
    },
  }
}

/** `merge_group` as the queue sends it for a pull request. */
export function mergeGroup(number = 7): JsonObject {
  const payload = example('merge_group')
  const group = payload.merge_group as JsonObject
  const head_ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${BASE}`
  return { ...payload, merge_group: { ...group, head_sha: HEAD, base_sha: BASE, head_ref } }
}
