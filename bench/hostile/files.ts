/** Globs, and what can stand in the place of a file. */
import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractText } from './contract-text.ts'
import { check, type Input, run } from './input.ts'

export const FILES: readonly Input[] = [
  {
    what: 'a glob of 60 stars over a name of 250 letters',
    write: (folder) => writeFileSync(join(folder, 'a'.repeat(250)), ''),
    argv: check(`${'*a'.repeat(60)}*b`),
  },
  { what: 'a glob with `[z-a]`', write: () => {}, argv: check('[z-a].yaml') },
  { what: 'a glob of twenty brace pairs', write: () => {}, argv: check(`${'{a,b}'.repeat(20)}.yaml`) },
  {
    what: 'a glob of ten `**/` over 19,530 folders',
    write: (folder) => folders(folder, 6),
    argv: check(`${'**/'.repeat(10)}*.yaml`),
  },
  { what: 'a journal of 3 GB without a line end, rejudged', write: sparse, argv: () => ['rejudge', 'journal'] },
  { what: 'the same, replayed', write: sparse, argv: run('c.yaml', '--replay', 'journal') },
  { what: 'the same, resumed', write: sparse, argv: run('c.yaml', '--journal', 'journal') },
  { what: 'a named pipe as the contract', write: pipe, argv: check('pipe') },
  { what: 'a named pipe as the policy', write: pipe, argv: check('c.yaml', '--policy', 'pipe') },
  { what: 'a named pipe as a schema', write: pipe, argv: check('schema.yaml') },
  { what: 'a named pipe as the journal', write: pipe, argv: run('c.yaml', '--journal', 'pipe') },
  { what: 'a named pipe in the place of the lock', write: pipe, argv: run('c.yaml', '--journal', 'locked.jsonl') },
  {
    what: 'a report folder that leads out',
    write: (folder) => {
      writeFileSync(join(folder, 'c.yaml'), contractText({}))
      symlinkSync(tmpdir(), join(folder, 'modelgate-report'))
    },
    argv: run('c.yaml'),
  },
]

function folders(folder: string, depth: number): void {
  for (let index = 0; depth > 0 && index < 5; index++) {
    const inner = join(folder, `d${index}`)
    mkdirSync(inner)
    folders(inner, depth - 1)
  }
}

/** Blocks that nothing was written to take no room on the disk. */
function sparse(folder: string): void {
  writeFileSync(join(folder, 'c.yaml'), contractText({}))
  const file = openSync(join(folder, 'journal'), 'w')
  ftruncateSync(file, 3 * 1024 ** 3)
  closeSync(file)
}

function pipe(folder: string): void {
  writeFileSync(join(folder, 'c.yaml'), contractText({}))
  writeFileSync(join(folder, 'schema.yaml'), contractText({ expect: '{ schema: ./pipe }' }))
  for (const name of ['pipe', 'locked.jsonl.lock']) execFileSync('mkfifo', [join(folder, name)])
}
