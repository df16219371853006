import type { JsonObject, JsonValue } from './value.ts'

/** Every text in a value put through `change`, member names too. A value in which nothing changes comes back as it is. */
export function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((each: JsonValue) => mapTexts(each, change))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  const before = Object.entries(value)
  const members = before
    .filter(([, each]) => each !== undefined)
    .map(([name, each]): [string, JsonValue] => [change(name), mapTexts(each as JsonValue, change)])
  const isSame =
    members.length === before.length && members.every(([name, each]) => (value as JsonObject)[name] === each)
  return isSame ? value : Object.fromEntries(members)
}
