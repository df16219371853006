import type { ReportFailure } from '../reported-call.ts'

const inId = (text: string): string => encodeURIComponent(text.toWellFormed())

/** The id of a contract's section, and what a link to it says behind `#`. No two names share one. */
export const contractAnchor = (contract: string): string => `contract:${inId(contract)}`

/** The id of a failing call: the same in every run, so that a link to it can be kept. */
export const callAnchor = (contract: string, { case: id, sample }: Pick<ReportFailure, 'case' | 'sample'>): string =>
  `case:${inId(contract)}/${inId(id)}${sample === 0 ? '' : `@${sample}`}`
