import { existsSync } from 'node:fs'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { type Agreement, agree } from './agree.ts'

/**
 * Compares the gate's outcome with the source's own verdict on every judged function-calling row that is recorded.
 *   node bench/agreement/main.ts [FOLDER]      default: ../shared/recorded/dev
 * Prints the table of docs/evidence-agreement.md.
 */
const folder = process.argv[2] ?? new URL('../../../shared/recorded/dev', import.meta.url).pathname
if (!existsSync(folder)) {
  process.stderr.write(`no recordings at ${folder}\n`)
  process.exitCode = 2
} else {
  process.stdout.write(render(await agree(folder, createSchemaValidator())))
}

function render({ bySuite, rates, disagreements }: Agreement): string {
  const lines = ['| suite | judged | agree | |', '|-|-|-|-|']
  for (const [suite, { rows, agreed }] of bySuite)
    lines.push(`| ${suite} | ${rows} | ${agreed} | ${percent(agreed, rows)} |`)
  lines.push('', '| model | category | calls | modelgate ok | source valid |', '|-|-|-|-|-|')
  for (const { model, category, rows, ok, valid } of rates) {
    lines.push(`| ${model} | ${category} | ${rows} | ${percent(ok, rows)} | ${percent(valid, rows)} |`)
  }
  lines.push('', '| suite | source | modelgate | rows | for instance |', '|-|-|-|-|-|')
  for (const { suite, source, outcome, rows } of disagreements) {
    lines.push(`| ${suite} | ${source} | ${outcome} | ${rows.length} | ${rows.slice(0, 3).join(', ')} |`)
  }
  return `${lines.join('\n')}\n`
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`
}
