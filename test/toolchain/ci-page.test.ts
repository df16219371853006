import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { OPTION_NAMES, optionOf } from '../../src/gate/request/options.ts'
import { REPORT_FORMATS } from '../../src/report/formats.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')

describe('docs/ci.md', () => {
  it('holds YAML that can be read', () => {
    const blocks = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text)
    expect(blocks).toHaveLength(2)
    for (const block of blocks) expect(parse(block)).toBeTypeOf('object')
  })

  it('names options that there are', () => {
    const lines = [...page.matchAll(/npx modelgate run ([^\n`]+)/g)].map(([, line = '']) => line)
    const known = OPTION_NAMES.map((name) => optionOf(name).flag.split(' ')[0])
    expect(lines.length).toBeGreaterThan(3)
    for (const [option] of lines.join(' ').matchAll(/--[a-z-]+/g)) expect(known).toContain(option)
  })

  it('names files that a run writes', () => {
    const written: readonly string[] = Object.values(REPORT_FORMATS).map(({ file }) => file)
    const named = [...page.matchAll(/modelgate-report\/([\w.-]+\.\w+)/g)].map(([, file = '']) => file)
    expect(named.length).toBeGreaterThan(3)
    for (const file of named) expect(written).toContain(file)
  })
})
