import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'

export interface FunctionTool {
  readonly name: string
  readonly description?: string
  readonly parameters: JsonObject
}

/**
 * A declared tool in any of the shapes in use: Chat Completions, Responses and legacy `functions` of OpenAI, Anthropic
 * (`input_schema`), MCP (`inputSchema`), Bedrock (`toolSpec`), Google (`functionDeclarations`, several in one).
 * null: a tool of the provider itself, or no tool.
 */
export function functionTools(tool: JsonValue): readonly FunctionTool[] | null {
  if (!isObject(tool)) return null
  const declarations = tool.functionDeclarations ?? tool.function_declarations
  if (Array.isArray(declarations)) {
    const all = (declarations as JsonArray).map(functionTools)
    return all.every((one) => one !== null) ? all.flat() : null
  }
  const holder = [tool.function, tool.toolSpec, tool].find((one) => isObject(one) && typeof one.name === 'string')
  if (!isObject(holder)) return null
  const schema = holder.parameters ?? holder.input_schema ?? holder.inputSchema
  const isHosted = schema === undefined && typeof tool.type === 'string' && tool.type !== 'function'
  if (isHosted) return null
  const parameters = isObject(schema) && isObject(schema.json) ? schema.json : schema
  return [
    {
      name: holder.name as string,
      ...(typeof holder.description === 'string' && { description: holder.description }),
      parameters: isObject(parameters) ? (lowerTypes(parameters) as JsonObject) : { type: 'object', properties: {} },
    },
  ]
}

/** Google writes types in capitals (`OBJECT`); JSON Schema knows them in small letters only. */
function lowerTypes(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return (schema as JsonArray).map(lowerTypes)
  if (!isObject(schema)) return schema
  const members = Object.entries(schema).map(([key, value]) => [
    key,
    key === 'type' && typeof value === 'string' && /^[A-Z]+$/.test(value) ? value.toLowerCase() : lowerTypes(value),
  ])
  return Object.fromEntries(members)
}

/** A tool in the shape of the contract's API. */
export function declaredTool({ name, description, parameters }: FunctionTool, api: 'chat' | 'responses'): JsonObject {
  const declared = { name, ...(description !== undefined && { description }), parameters }
  return api === 'chat' ? { type: 'function', function: declared } : { type: 'function', ...declared }
}
