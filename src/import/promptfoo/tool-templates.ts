import { isTemplate } from '../../contract/template.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { unexpanded } from '../braces.ts'
import { surveyOf } from '../nunjucks/survey.ts'
import { parseTemplate } from '../nunjucks/template.ts'
import type { FileLine } from '../source/places.ts'
import type { Case, Config } from './config.ts'
import { asText, mapStrings, nativeText, render, stringsIn } from './prompt-request.ts'

/** Parameters as a contract holds them, and what each case brings to them. */
export interface ParameterTemplates {
  readonly request: JsonObject
  readonly varsOf: (one: Case) => JsonObject
  /** Variables that they read. */
  readonly uses: ReadonlySet<string>
}

/**
 * promptfoo renders the tools and the response format with a test's variables, as it does the prompt
 * (`renderVarsInObject`), and sends the braces of all other parameters as they are. Tools of plain variables stay a
 * template; others are computed for each case. A response format is data in a contract: what one would insert is told.
 */
export function parameterTemplates(
  config: Config,
  parameters: JsonObject,
  taken: ReadonlySet<string>,
  place: FileLine,
): ParameterTemplates {
  const { tools, ...others } = parameters
  const fixed = Object.fromEntries(
    Object.entries(others).map(([key, value]) => [key, isTemplate(key, value) ? unexpanded(value) : value]),
  )
  for (const key of ['response_format', 'text'])
    for (const name of namesIn(others[key] ?? null))
      config.log.leftOut(`variable ${name} in ${key}`, 'a response format is the same for every case', place)
  if (tools === undefined) return { request: fixed, varsOf: () => ({}), uses: new Set() }
  const uses = new Set(namesIn(tools))
  if (uses.size === 0) return { request: { ...fixed, tools: unexpanded(tools) }, varsOf: () => ({}), uses }
  if (isPlain(tools) && [...uses].every((name) => NAME.test(name) && !OWN.includes(name)))
    return {
      request: { ...fixed, tools: mapStrings(tools, nativeText) },
      uses,
      varsOf: ({ vars }) => Object.fromEntries([...uses].map((name) => [name, asText(vars[name] ?? '')])),
    }
  config.log.changed('templates in tools', 'computed for each case', place)
  const own = ['tools', 'declared_tools', 'tools_of_the_case'].find((name) => !taken.has(name)) ?? 'tools_'
  return {
    request: { ...fixed, tools: `{{${own}}}` },
    uses,
    varsOf: ({ vars }) => ({ [own]: mapStrings(tools, (text) => render(text, vars) ?? text) }),
  }
}

/** Under these names a computed prompt goes into the request. */
const OWN = ['prompt', 'messages', 'input']
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** Names that the templates of a value read; none where it holds no template that is pure. */
function namesIn(value: JsonValue): readonly string[] {
  const surveys = stringsIn(value).flatMap((text) => {
    const template = /\{[{%]/.test(text) ? parseTemplate(text) : null
    return template?.ok ? [surveyOf(template)] : []
  })
  return [...new Set(surveys.flatMap(({ names }) => [...names]))]
}

const isPlain = (value: JsonValue): boolean =>
  stringsIn(value).every((text) => {
    const template = parseTemplate(text)
    return !/\{[{%]/.test(text) || (template.ok && surveyOf(template).plain)
  })
