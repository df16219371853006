import { seededRandom } from '../../src/contract/random.ts'
import { fixedSizeTable, powerTable, settleTable } from './efficiency.ts'
import { exactTable } from './exact.ts'
import { pairsTable } from './pairs.ts'
import { runsTable } from './runs.ts'
import { printTable } from './table.ts'

/** `node bench/verdict/main.ts [seed]`: the tables of docs/statistics.md; exits 1 where a goal is missed. */
const random = seededRandom(Number(process.argv[2] ?? 1))
const tables = [
  exactTable(random),
  runsTable(random),
  settleTable(),
  fixedSizeTable(),
  powerTable(),
  pairsTable(random),
]
const missed = tables.map(printTable).reduce((sum, count) => sum + count, 0)
console.log(`\n${missed === 0 ? 'Every goal is met.' : `${missed} goals are missed.`}`)
process.exitCode = missed === 0 ? 0 : 1
