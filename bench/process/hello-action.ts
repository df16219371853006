import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ncc from '@vercel/ncc'

const SOURCE = `import { getInput, info, setOutput } from '@actions/core'
import { context, getOctokit } from '@actions/github'
const octokit = getOctokit('ghs_none')
info(\`hello \${getInput('who')} on \${context.eventName} \${typeof octokit.rest}\`)
setOutput('time', new Date().toISOString())
`

/** The least that an action of this kind loads: @actions/core and @actions/github in one file, as ncc bundles most actions. */
export async function helloAction(): Promise<{ readonly path: string; readonly remove: () => void }> {
  const root = join(import.meta.dirname, '..', '..')
  // Inside the tree, so that its packages are found.
  const build = join(root, 'build')
  mkdirSync(build, { recursive: true })
  const source = mkdtempSync(join(build, 'hello-'))
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-hello-'))
  const remove = (): void => {
    for (const path of [source, folder]) rmSync(path, { recursive: true, force: true })
  }
  writeFileSync(join(source, 'index.mjs'), SOURCE)
  const { code } = await ncc(join(source, 'index.mjs'), {
    cache: false,
    quiet: true,
    esm: true,
    minify: true,
    license: 'licenses.txt',
    filename: 'index.mjs',
    target: 'es2022',
    filterAssetBase: source,
  })
  const path = join(folder, 'index.mjs')
  writeFileSync(path, code)
  return { path, remove }
}
