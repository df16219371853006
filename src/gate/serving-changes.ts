import type { Role } from '../plan/plan.ts'
import type { Finding } from '../preflight/finding.ts'
import { type Ledger, SERVED_FROM, type ServedFrom } from '../verdict/ledger/ledger.ts'

const WORDS: Readonly<Record<ServedFrom, string>> = {
  upstream: 'were passed on to several providers',
  fingerprint: 'came from several configurations',
  server: 'came from several servers',
}

const MOST_NAMES = 5

/** Where the answers of one model say that not one and the same software gave them all, with counts. */
export const servingChanges = (ledger: Ledger): readonly Finding[] =>
  ledger.plan.roles.flatMap((role) => SERVED_FROM.flatMap((what) => changesOf(ledger, role, what)))

function changesOf(ledger: Ledger, role: Role, what: ServedFrom): readonly Finding[] {
  const counts = [...ledger.servedFrom(what, role)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  if (counts.length < 2) return []
  const shown = counts
    .slice(0, MOST_NAMES)
    .map(([name, calls]) => `\`${name.replaceAll('`', "'")}\` ${calls} ${calls === 1 ? 'call' : 'calls'}`)
  const rest = counts.length - shown.length
  const names = [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const whose = role === 'candidate' ? 'The candidate\u2019s calls' : 'The baseline\u2019s calls'
  return [{ code: 'serving-changed', args: { what, whose, how: WORDS[what], names }, severity: 'warning' }]
}

/** A router's other providers are other deployments, often otherwise quantised: that belongs in the first lines. */
export const isOfRouter = ({ args }: Finding): boolean => args.what === 'upstream'
