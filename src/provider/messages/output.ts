import { isObject, type JsonValue } from '../../json/value.ts'
import type { Mapping } from './mapping.ts'

/** `response_format` as `output_config.format`. The API knows no JSON without a schema, and no schema that is not enforced. */
export function mapFormat(format: JsonValue, mapping: Mapping): void {
  const { change, fault } = mapping
  const type = isObject(format) ? format.type : undefined
  if (type === 'text') return change('`response_format: text` left out: it is what the Messages API writes')
  const named = isObject(format) && type === 'json_schema' && isObject(format.json_schema) ? format.json_schema : null
  if (named === null || !isObject(named.schema))
    return fault(
      '/response_format',
      `a \`response_format\` of the type ${typeof type === 'string' ? `\`${type}\`` : 'that is not named'}`,
      'ask for a json_schema, or set `response_format: null` in the model’s `request` patch',
    )
  change('`response_format` sent as `output_config.format`, without its name')
  if (named.strict !== true) change('the schema of `response_format` is enforced, though `strict` is not set')
  if (named.description !== undefined) change('`description` of `response_format` left out')
  addOutput(mapping, { format: { type: 'json_schema', schema: named.schema } })
}

const EFFORTS: ReadonlySet<JsonValue> = new Set(['low', 'medium', 'high', 'xhigh', 'max'])

/** `OutputConfig.effort` of @anthropic-ai/sdk 1.14.0; it has no word for none at all, which is `thinking`'s to say. */
export function mapEffort(effort: JsonValue, mapping: Mapping): void {
  const { sent, change, fault } = mapping
  if (effort === 'none') {
    change('`reasoning_effort: none` sent as `thinking: disabled`')
    sent.thinking = { type: 'disabled' }
  } else if (effort === 'minimal' || EFFORTS.has(effort)) {
    const theirs = effort === 'minimal' ? 'low' : effort
    change(`\`reasoning_effort: ${String(effort)}\` sent as \`output_config.effort: ${String(theirs)}\``)
    addOutput(mapping, { effort: theirs })
  } else
    fault('/reasoning_effort', '`reasoning_effort` of another word', `it is none, minimal, ${[...EFFORTS].join(', ')}`)
}

/** Format, effort and what a patch sets share one member. */
export function addOutput({ sent }: Mapping, members: Readonly<Record<string, JsonValue>>): void {
  sent.output_config = { ...(isObject(sent.output_config) ? sent.output_config : {}), ...members }
}
