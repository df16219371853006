import type { Pattern } from '../../src/contract/expect.ts'
import { Findings } from '../../src/contract/files/source.ts'
import { compilePattern } from '../../src/contract/pattern.ts'
import { readJson } from '../../src/json/read.ts'
import type { JsonValue } from '../../src/json/value.ts'

/**
 * A pattern compiled as a contract's `equals` (closed) or `match` is. `{ $exact: '9007199254740993' }` stands for a
 * number that no JavaScript value holds.
 */
export function pattern(value: JsonValue, closed = true): Pattern {
  const read = readJson(JSON.stringify(value).replace(/\{"\$exact":"([^"]*)"\}/g, '$1'))
  if (!read.ok) throw new Error(read.fault.message)
  const place = () => ({ file: 'contract.yaml', line: 1, column: 1 })
  const source = { ...read.document, file: 'contract.yaml', numbers: new Map(), placeOf: place, keyPlaceOf: place }
  const findings = new Findings()
  const compiled = compilePattern(source, '', read.document.value, closed, findings)
  if (findings.problems.length > 0) throw new Error(JSON.stringify(findings.problems))
  return compiled
}
