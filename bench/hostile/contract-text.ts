/** A contract of one message, or of as many as `content` has. */
export const contractText = (parts: {
  readonly content?: string | readonly string[]
  readonly vars?: string
  readonly expect?: string
  readonly cases?: readonly string[]
  readonly name?: string
  /** Times are asked for that only a stream has. */
  readonly stream?: true
}): string => {
  const contents = [parts.content ?? 'say {{t}}'].flat()
  return `version: 1
name: ${parts.name ?? 'hostile'}
request:
  messages:
${contents.map((content) => `    - { role: user, content: ${JSON.stringify(content)} }`).join('\n')}
${parts.vars === undefined ? '' : `vars: ${parts.vars}\n`}${parts.expect === undefined ? '' : `expect: ${parts.expect}\n`}${parts.stream ? 'thresholds: { time_to_first_token: { p95: 1s } }\n' : ''}cases:
${(parts.cases ?? ['{ id: one, vars: { t: a } }']).map((one) => `  - ${one}`).join('\n')}
`
}
