import { isObject, type JsonValue } from './value.ts'

/**
 * RFC 7396: the patch's members replace the target's, objects recursively, null removes. Neither argument is changed.
 * A member named `__proto__` stays a member.
 */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch
  const changes = Object.entries(patch)
  if (changes.length === 0 && isObject(target)) return target
  const members = new Map<string, JsonValue>(isObject(target) ? Object.entries(target) : [])
  for (const [name, change] of changes) {
    if (change === null) members.delete(name)
    else members.set(name, mergePatch(members.get(name), change))
  }
  return Object.fromEntries(members)
}
