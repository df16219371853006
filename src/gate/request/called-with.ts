import type { GateRequest } from './request.ts'

/** An option of the command line and its value. */
export type CalledOption = readonly [name: string, value: string]

/** The options of a run that say who is called, and where: without them the same command may ask another host. */
export function calledWith({ policyFiles, candidate, baseline }: GateRequest): readonly CalledOption[] {
  const url = (text: string | null): string | null => (text === null ? null : shownUrl(text))
  const named: readonly (readonly [name: string, value: string | null])[] = [
    ['provider', candidate.provider],
    ['base-url', url(candidate.baseUrl)],
    ['baseline', baseline.model],
    ['baseline-provider', baseline.provider],
    ['baseline-base-url', url(baseline.baseUrl)],
  ]
  return [
    ...(policyFiles ?? []).map((file): CalledOption => ['policy', file]),
    ...named.flatMap(([name, value]): CalledOption[] => (value === null ? [] : [[name, value]])),
  ]
}

/** A segment of a path that is a word or a version: a key looks otherwise. */
const PLAIN_SEGMENT = /^(v\d+[a-z]{0,5}\d?|[a-z]+(-[a-z]+)*)?$/i

/** A URL as it may be shown: its origin, and its path where no part of that could be a key; never its query. */
export function shownUrl(text: string): string {
  const { origin, pathname } = new URL(text)
  const isPlain = pathname.split('/').every((segment) => segment.length <= 24 && PLAIN_SEGMENT.test(segment))
  return isPlain && pathname !== '/' ? `${origin}${pathname}` : origin
}
