import { type Document, isMap, isScalar, parseDocument } from 'yaml'

/** What a policy file would say after a swap. */
export interface PolicyEdit {
  readonly text: string
  /** `candidate.request` was written for the old model and was not sent to the new one: it goes. */
  readonly dropsRequest: boolean
}

/** Whether a policy file says itself what decides a run. */
export const statesJudge = (text: string): boolean => parseDocument(text).has('judge')

/** Whether a policy file names its candidate. */
export const statesCandidate = (text: string): boolean => parseDocument(text).has('candidate')

/**
 * The same file with another candidate. Where only the name changes, that one word does; else the `yaml` package writes
 * the file anew from its document, comments included.
 */
export function withCandidate(
  text: string,
  candidate: { readonly provider: string; readonly model: string },
): PolicyEdit {
  const document = parseDocument(text)
  const dropsRequest = document.hasIn(['candidate', 'request'])
  const word = dropsRequest || !isOf(document, candidate.provider) ? null : document.getIn(['candidate', 'model'], true)
  if (isScalar(word) && word.range) {
    const [start, end] = word.range
    const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? ''
    const changed = `${text.slice(0, start)}${quote}${candidate.model}${quote}${text.slice(end)}`
    if (parseDocument(changed).getIn(['candidate', 'model']) === candidate.model) return { text: changed, dropsRequest }
  }
  if (isMap(document.get('candidate', true))) {
    for (const [name, value] of Object.entries(candidate)) document.setIn(['candidate', name], value)
    document.deleteIn(['candidate', 'request'])
  } else document.set('candidate', document.createNode(candidate, { flow: true }))
  return { text: document.toString({ lineWidth: 0 }), dropsRequest }
}

const isOf = (document: Document, provider: string): boolean => document.getIn(['candidate', 'provider']) === provider
