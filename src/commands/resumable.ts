import type { GateEnd, GateRequest } from '../gate/request/request.ts'

/** Whether a run that is still open has left a journal to go on with. */
export const isResumable = (end: GateEnd, journal: GateRequest['journal']): boolean =>
  end.kind === 'judged' &&
  journal !== null &&
  (journal.resume || end.policy.showValues) &&
  !end.report.complete &&
  end.report.result === 'inconclusive'
