import type { SchemaDocument } from '../../contract/schema-document.ts'
import { normaliseSchema, schemaNotes } from '../../outcome/schema/normalise.ts'
import { placedProblems } from '../../outcome/schema/placed.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { GatePorts } from './request.ts'

/** Schemas up to this size, in JSON, hold no surprise for a compiler: starting a thread would take longer than all else. */
const SMALL_BYTES = 8192

/** What a run would refuse the small ones of some schemas for, and the others, which only the judging thread may read. */
export interface SchemaFaults {
  readonly problems: readonly Problem[]
  readonly large: readonly SchemaDocument[]
}

/** Reads small schemas by the rules that precede compiling: past those only sizes remain that a compiler can't take. */
export function schemaFaults(schemas: readonly SchemaDocument[]): SchemaFaults {
  const isSmall = ({ root, resources }: SchemaDocument): boolean =>
    JSON.stringify([root, resources]).length <= SMALL_BYTES
  const known = new Map<string, { readonly place: Place; readonly faults: readonly Problem[] }>()
  const faultsOf = (schema: SchemaDocument): readonly Problem[] => {
    const first = known.get(schema.digest)
    // Equal schemas are read once; what is wrong is told of each, at its own place.
    if (first)
      return first.faults.map((fault) => (fault.place === first.place ? { ...fault, place: schema.place } : fault))
    const normal = normaliseSchema(schema)
    const faults = normal.ok ? [] : normal.problems
    known.set(schema.digest, { place: schema.place, faults })
    return faults
  }
  const problems = schemas.filter(isSmall).flatMap((schema) => placedProblems(schema, faultsOf(schema)))
  return { problems, large: schemas.filter((schema) => !isSmall(schema)) }
}

/** What a run would refuse schemas for, told by a judging thread that is started for them alone. */
export async function compileFaults(
  schemas: readonly SchemaDocument[],
  { createJudge }: Pick<GatePorts, 'createJudge'>,
): Promise<readonly Problem[]> {
  const judge = createJudge()
  try {
    const problems: Problem[] = []
    for (const first of firstOfEach(schemas)) {
      const faults = await judge.prepare([first])
      for (const schema of schemas) if (schema.digest === first.digest) problems.push(...movedTo(schema, first, faults))
    }
    return problems
  } finally {
    await judge.close()
  }
}

/** The faults of a schema as those of an equal one, which stands elsewhere. */
function movedTo(schema: SchemaDocument, first: SchemaDocument, faults: readonly Problem[]): readonly Problem[] {
  if (schema === first) return faults
  const isOwn = ({ place }: Problem): boolean => place?.file === first.place.file
  return placedProblems(
    schema,
    faults.map((fault) => (isOwn(fault) ? { ...fault, place: schema.place } : fault)),
  )
}

function firstOfEach(schemas: readonly SchemaDocument[]): readonly SchemaDocument[] {
  const firsts = new Map<string, SchemaDocument>()
  for (const schema of schemas) if (!firsts.has(schema.digest)) firsts.set(schema.digest, schema)
  return [...firsts.values()]
}

/** What is let through in schemas and checks nothing, each at its place. */
export const schemaNotesIn = (schemas: readonly SchemaDocument[]): readonly Problem[] =>
  schemas.flatMap((schema) => placedProblems(schema, schemaNotes(schema)))
