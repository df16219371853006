import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createJudgeThread } from '../../src/judge/thread.ts'
import { jsonConformanceRows } from './json.ts'
import { runMaskbench } from './maskbench.ts'
import { maskbenchSection, unexplainedPasses } from './maskbench-report.ts'
import { runSchemaSuite, schemaSection } from './schema-report.ts'
import { hasSuite, unpackSuite } from './suites.ts'

/*
 * Judges the outside suites and writes docs/conformance.md, whole. Exit 1 on a false pass: a value that a suite calls
 * invalid and that passed here without a reason given beside it. `npm run conformance`
 */
const SUITES = ['json-schema-test-suite', 'maskbench-schemas-with-instances', 'jsontestsuite', 'blns']
const missing = SUITES.filter((name) => !hasSuite(name))
if (missing.length > 0) {
  console.error(`Not here: ${missing.join(', ')}. Nothing judged.`)
  process.exit(1)
}

const drafts = runSchemaSuite(unpackSuite('json-schema-test-suite'))
const judge = createJudgeThread({
  workerUrl: new URL('../../src/judge-worker.ts', import.meta.url),
  now: () => performance.now(),
  // A run's limit for all of its schemas: 11,305 are none of a run's.
  compilingMs: 600_000,
})
const start = performance.now()
const maskbench = await runMaskbench(unpackSuite('maskbench-schemas-with-instances'), judge)
const seconds = (performance.now() - start) / 1000
await judge.close()

const page = [
  '# Conformance',
  '',
  'Made by `npm run conformance` from published suites; nothing here is written by hand.',
  '',
  '## Reading JSON',
  '',
  '| suite | demand | result | remarks |',
  '| --- | --- | --- | --- |',
  ...jsonConformanceRows(),
  '',
  ...schemaSection(drafts),
  ...maskbenchSection(maskbench, seconds),
]
writeFileSync(join(import.meta.dirname, '../../docs/conformance.md'), `${page.join('\n').trimEnd()}\n`)

const passes = [...drafts.flatMap(({ required }) => required.falsePasses), ...unexplainedPasses(maskbench)]
for (const name of passes) console.error(`passes, though the suite calls it invalid: ${name}`)
console.log(`docs/conformance.md written; ${passes.length} false passes; maskbench took ${seconds.toFixed(0)} s`)
process.exitCode = passes.length > 0 ? 1 : 0
