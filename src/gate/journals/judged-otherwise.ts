import type { Contract } from '../../contract/contract.ts'
import type { JournalHeader } from '../../journal/line.ts'
import type { Recorded } from '../../journal/recorded.ts'
import { judgedBy } from '../../plan/judged-by.ts'
import type { Plan } from '../../plan/plan.ts'

/** A contract or a case file of it other than in the journal's run. */
export const isOfOtherFile = ({ files }: Contract, header: JournalHeader): boolean =>
  [...files].some(([file, digest]) => header.files[file] !== digest)

export const isOfOtherFiles = (plan: Plan, header: JournalHeader): boolean =>
  plan.contracts.some(({ contract }) => isOfOtherFile(contract, header))

export const isOfOtherCriteria = (plan: Plan, header: JournalHeader): boolean =>
  header.settings.judged_by !== judgedBy(plan)

/** Whether what answers are held to was chosen after they were seen: those of a journal that goes on, or is replayed. */
export function isJudgedOtherwise(plan: Plan, resumed: Recorded | null, replay: Recorded | null): boolean {
  if (resumed?.header && isOfOtherCriteria(plan, resumed.header)) return true
  const header = replay?.header ?? null
  return header !== null && (isOfOtherCriteria(plan, header) || isOfOtherFiles(plan, header))
}
