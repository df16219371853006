import type { Pattern, ValueChecks } from '../../contract/expect.ts'
import type { SchemaDocument } from '../../contract/schema-document.ts'
import { type Change, gravest } from './change.ts'
import { patternChange } from './pattern-change.ts'
import { implies } from './pattern-implies.ts'
import { schemaChanges } from './schema-changes.ts'
import { isSame } from './schema-comparison.ts'

/**
 * How what must hold of a value stands to what had to hold before. Something asked where nothing was is `changed`: a
 * value that everything meets would add to the rate.
 */
export function checksChange(base: ValueChecks | undefined, head: ValueChecks | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  if (head === undefined) return 'weaker'
  const pointers = [...(base.pointers ?? [])].map(([pointer, checks]) =>
    checksChange(checks, head.pointers?.get(pointer)),
  )
  return gravest([expectedChange(base, head), documentChange(base.schema, head.schema), ...pointers])
}

/** `equals` and `match` together: what one asked may be asked by the other. */
function expectedChange(base: ValueChecks, head: ValueChecks): Change {
  const later = [head.equals, head.match].filter((pattern) => pattern !== undefined)
  const one = (was: Pattern | undefined, now: Pattern | undefined): Change => {
    if (was === undefined || later.some((pattern) => implies(pattern, was))) return 'same'
    const other = now ?? later[0]
    return other === undefined ? 'weaker' : patternChange(was, other)
  }
  return gravest([one(base.equals, head.equals), one(base.match, head.match)])
}

/** How a schema, as a whole, stands to the one before it. */
function documentChange(base: SchemaDocument | undefined, head: SchemaDocument | undefined): Change {
  if (base === undefined || base.digest === head?.digest) return 'same'
  if (head === undefined) return 'weaker'
  const found = schemaChanges(base.root, head.root)
  if (found.some(({ code }) => code !== 'changed-schema')) return 'weaker'
  return found.length > 0 || !hasSameNotation(base, head) ? 'changed' : 'same'
}

/** What `schemaChanges` does not look at: the draft, other files, and digits that a double can't hold. */
export function hasSameNotation(base: SchemaDocument, head: SchemaDocument): boolean {
  const digits = ({ exact }: SchemaDocument): string => JSON.stringify([...(exact ?? [])].sort())
  return (
    base.draft === head.draft &&
    digits(base) === digits(head) &&
    Object.entries(base.resources).every(
      ([file, content]) => Object.hasOwn(head.resources, file) && isSame(content, head.resources[file]),
    )
  )
}
