// What CHANGELOG.md says of one version: `node scripts/release-notes.mjs v1.2.3 [FOLDER]`. Exit 1 where the tag is not the
// version of package.json, or nothing is written about it: nothing is released then.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [tag = '', folder = '.'] = process.argv.slice(2)
const version = tag.replace(/^v/, '')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const sections = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').split(/^## /m).slice(1)
const own = sections.find((section) => /^\S+/.exec(section)?.[0] === version)
const notes = own?.slice(own.indexOf('\n')).trim() ?? ''

const fault =
  manifest.version !== version
    ? `the tag is ${tag}, and package.json says ${manifest.version}`
    : notes === ''
      ? `CHANGELOG.md has nothing under "## ${version}"`
      : null
if (fault === null) process.stdout.write(`${notes}\n`)
else {
  process.stderr.write(`${fault}\n`)
  process.exitCode = 1
}
