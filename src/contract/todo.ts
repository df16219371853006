import { isObject, type JsonArray, type JsonValue } from '../json/value.ts'

/**
 * `{ $todo: text }` stands for a value that is not known yet: `import` writes it for what it could not carry. It is a
 * warning of `check`; nothing is planned or run while it stands.
 */
export const TODO = '$todo'

/** Whether something is left to do anywhere in a value. */
export function holdsTodo(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as JsonArray).some(holdsTodo)
  return isObject(value) && (Object.hasOwn(value, TODO) || Object.values(value).some(holdsTodo))
}
