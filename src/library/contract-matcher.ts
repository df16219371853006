import type { FilePort } from '../contract/files/port.ts'
import { judgeAnswer } from '../outcome/judge-answer.ts'
import { createSchemaValidator } from '../outcome/schema/schema-validator.ts'
import { answered } from './answer.ts'
import { caseCriteria } from './case-criteria.ts'
import { ContractError } from './contract-error.ts'
import { judgedOf } from './judged-of.ts'
import type { GivenAnswer, Judged } from './public-types.ts'

/** What a test runner's matcher returns. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/**
 * `expect(answer).toMeetContract(file, { case })`. In the test's own thread and at once, so that it needs no `await`: a
 * test reads its own contracts, and its runner ends what does not end.
 */
export function contractMatcher(port: FilePort, cwd: () => string) {
  const validator = createSchemaValidator()
  return (given: unknown, contract: string, options: { readonly case?: string } = {}): MatcherResult => {
    const asked = caseCriteria(contract, options.case, { port, cwd: cwd() })
    if (!asked.ok) throw new ContractError(asked.problems)
    const answer = answered(given as GivenAnswer)
    if (!answer.ok) throw new ContractError(answer.problems)
    const faults = asked.value.schemas.flatMap((schema) => validator.compile(schema))
    if (faults.length > 0) throw new ContractError(faults)
    const judged = judgedOf(judgeAnswer(asked.value.criteria, answer.value, validator))
    return { pass: judged.ok, message: () => sentence(judged, contract) }
  }
}

const sentence = ({ ok, outcome, message }: Judged, contract: string): string =>
  ok
    ? `expected the answer not to meet ${contract}, and it does`
    : `expected the answer to meet ${contract}: ${outcome}: ${message}`
