import type { JournalHeader } from '../../journal/line.ts'
import { readJournal } from '../../journal/reader.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts } from '../request/request.ts'
import { differs, hostsIn } from './endpoints-asked.ts'
import { journalFault } from './journal-fault.ts'

export interface JournalRead {
  readonly file: string
  readonly header: JournalHeader
}

export interface Headers {
  /** By shard, whatever the order in which the journals were named. */
  readonly read: readonly JournalRead[]
  /** Shards that are not there: the result can't be complete without them. */
  readonly shards: readonly Problem[]
}

/** The headers of journals that are one run, or all shards of one; every reason why they are not. */
export async function readHeaders(
  { journals, cwd }: { readonly journals: readonly string[]; readonly cwd: string },
  { files }: GatePorts,
): Promise<Result<Headers>> {
  const problems: Problem[] = []
  const read: JournalRead[] = []
  for (const file of [...journals].sort()) {
    const unread = journalFault(file, cwd, files)
    const header = unread === null ? await firstHeader(absolute(cwd, file)) : null
    if (unread !== null) problems.push(unread)
    else if (header === null) problems.push({ code: 'journal-without-header', args: { file } })
    else {
      const fault = read[0] ? whyNotMerged(header, read[0].header, file) : null
      if (fault === null) read.push({ file, header })
      else problems.push(fault)
    }
  }
  if (problems.length > 0) return bad(...problems)
  read.sort((one, other) => indexOf(one) - indexOf(other))
  const total = read[0]?.header.shard?.total ?? 1
  const indexes = read.map(indexOf)
  const repeated = indexes.filter((index, at) => indexes.indexOf(index) !== at)
  if (repeated.length > 0)
    return bad(...repeated.map((index) => ({ code: 'shard-repeated' as const, args: { index, total } })))
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((index) => !indexes.includes(index))
  return good({ read, shards: missing.map((index) => ({ code: 'shard-missing', args: { index, total } })) })
}

/** A journal of a whole run is its first shard of one. */
export const indexOf = ({ header }: { readonly header: JournalHeader }): number => header.shard?.index ?? 1

/** Why a journal is no other part of the run that the first one is of. */
function whyNotMerged(header: JournalHeader, first: JournalHeader, file: string): Problem | null {
  if (header.plan !== first.plan) return { code: 'journal-other-plan', args: { file } }
  if (differs(header.settings.origin, first.settings.origin)) return { code: 'run-other', args: { file } }
  const { asked_of, judged_by } = header.settings
  if (differs(asked_of, first.settings.asked_of))
    return { code: 'journal-other-endpoint', args: { file, was: hostsIn(header), is: hostsIn(first) } }
  if (differs(judged_by, first.settings.judged_by)) return { code: 'shard-judged-otherwise', args: { file } }
  const total = header.shard?.total ?? 1
  const expected = first.shard?.total ?? 1
  return total === expected
    ? null
    : { code: 'shard-total', args: { file, index: header.shard?.index ?? 1, total, expected } }
}

/** null where the file does not begin with a journal's header. */
export async function firstHeader(path: string): Promise<JournalHeader | null> {
  for (const { line } of readJournal(path)) return line?.type === 'header' ? line : null
  return null
}
