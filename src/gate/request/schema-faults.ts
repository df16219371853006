import type { SchemaDocument } from '../../contract/schema-document.ts'
import { normaliseSchema } from '../../outcome/schema/normalise.ts'
import { placedProblems } from '../../outcome/schema/placed.ts'
import type { Problem } from '../../problem/problem.ts'
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
  const problems = schemas.filter(isSmall).flatMap((schema): readonly Problem[] => {
    const normal = normaliseSchema(schema)
    return normal.ok ? [] : placedProblems(schema, normal.problems)
  })
  return { problems, large: schemas.filter((schema) => !isSmall(schema)) }
}

/** What a run would refuse schemas for, told by a judging thread that is started for them alone. */
export async function compileFaults(
  schemas: readonly SchemaDocument[],
  { createJudge }: Pick<GatePorts, 'createJudge'>,
): Promise<readonly Problem[]> {
  const judge = createJudge()
  try {
    return await judge.prepare(schemas)
  } finally {
    await judge.close()
  }
}
