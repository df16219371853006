import { type ActionsEvent, isStartedByStrangers } from '../action/event.ts'

/** What an event changes, and what that is held against. */
export interface Change {
  /** The commit that it builds on, as the event tells. */
  readonly baseSha: string
  /** The pull request's own last commit; null where there is none. */
  readonly headSha: string | null
  /** The pull request whose labels approve a lowered bar; null: there is none to ask. */
  readonly pullRequest: number | null
  /** Labels as they were when the event was sent. */
  readonly labels: readonly string[]
  /**
   * `judged`: by the base's policy, and its bars against the base's. `listed`: it was let in before, and only what it
   * touches is asked. `none`: there must be none, because strangers' pull requests would run with secrets.
   */
  readonly is: 'judged' | 'listed' | 'none'
}

/** The change that an event brings; null where everything is as it is checked out. */
export function changeOf({ name, sha, pullRequest, mergeGroup, pushedOn }: ActionsEvent): Change | null {
  if (isStartedByStrangers(name)) {
    const baseSha = pullRequest?.baseSha ?? sha
    return baseSha === null ? null : { baseSha, headSha: null, pullRequest: null, labels: [], is: 'none' }
  }
  if (pullRequest !== null) {
    const { baseSha, headSha, number, labels } = pullRequest
    return { baseSha, headSha, pullRequest: number, labels, is: 'judged' }
  }
  if (mergeGroup !== null) {
    return { ...mergeGroup, headSha: null, labels: [], is: 'judged' }
  }
  return pushedOn === null ? null : { baseSha: pushedOn, headSha: null, pullRequest: null, labels: [], is: 'listed' }
}
