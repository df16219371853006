import { decodeUtf8, joinPath, readProblem } from '../contract/files/include.ts'
import { isReadFault } from '../contract/files/port.ts'
import { EXIT } from '../exit-codes.ts'
import { type ListDifference, listDifferences } from '../registry/list-differences.ts'
import { readModelsList } from '../registry/models-api.ts'
import { vendorOf } from '../registry/vendors.ts'
import { counted } from '../report/text/numbers.ts'
import { visible } from '../report/text/visible.ts'
import type { CommandIo } from './io.ts'
import { knownModels, refuse } from './models.ts'

export interface SyncFlags {
  readonly from: string
  readonly provider: string
  readonly policy?: readonly string[]
  readonly format: 'text' | 'json'
}

/** A vendor's whole list has some thousand entries. */
const MAX_LIST_BYTES = 32 * 1024 * 1024

/** `modelgate models sync`: what a saved answer of a provider's models API says otherwise. Exit 0 also with a difference. */
export function syncModels(flags: SyncFlags, io: CommandIo): number {
  const ports = io.gatePorts(io.signals.signal)
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io, flags.format)
  const bytes = ports.files.read(joinPath(io.cwd, flags.from), MAX_LIST_BYTES)
  if (isReadFault(bytes)) {
    const [code, args] = readProblem(bytes, flags.from, MAX_LIST_BYTES)
    return refuse([{ code, args }], io, flags.format)
  }
  const vendor = vendorOf(flags.provider)?.id ?? flags.provider
  const list = readModelsList(decodeUtf8(bytes) ?? '', vendor, flags.from)
  if (!list.ok) return refuse(list.problems, io, flags.format)
  const entries = known.value.registry.entries().filter(({ provider }) => provider === vendor)
  const differences = listDifferences(entries, list.value, ports.today())
  if (flags.format === 'json')
    io.sink.out(`${JSON.stringify({ format: 1, provider: vendor, models: list.value.length, differences }, null, 2)}\n`)
  else {
    const total = `${counted(list.value.length, 'model')} listed by ${vendor}: ${counted(differences.length, 'difference')}`
    io.sink.out(`${[...differences.map((one) => visible(differenceLine(vendor, one))), total].join('\n')}\n`)
  }
  return EXIT.good
}

function differenceLine(vendor: string, { model, member, was, now }: ListDifference): string {
  const id = `${vendor}/${model}`
  if (member === 'listed')
    return now ? `${id}: has no entry here` : `${id}: has an entry here, and its provider lists it no more`
  return `${id}: ${member} ${was ?? 'unknown'} → ${now ?? 'none announced'}`
}
