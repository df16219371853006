import type { SchemaDocument } from '../../contract/schema-document.ts'
import type { Problem } from '../../problem/problem.ts'

/**
 * What is wrong with a schema, each problem at the line and column of what it speaks of. Where a schema is read, only
 * the files are known; the document that was read from a disk knows where its JSON Pointers stand.
 */
export function placedProblems(document: SchemaDocument, problems: readonly Problem[]): readonly Problem[] {
  const { place: own, placeOf, resources } = document
  if (!placeOf) return problems
  return problems.map((problem): Problem => {
    const { place, args } = problem
    const pointer = args.pointer === '(root)' ? '' : args.pointer
    if (place === undefined || typeof pointer !== 'string') return problem
    if (place.file === own.file && place.line === own.line && place.column === own.column)
      return pointer === '' ? problem : { ...problem, place: placeOf(pointer) }
    return Object.hasOwn(resources, place.file) ? { ...problem, place: placeOf(pointer, place.file) } : problem
  })
}
