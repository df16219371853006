import { afterAll, expect, it } from 'vitest'
import { folderWith } from './command-line.ts'

const { modelgate, remove } = folderWith({})
afterAll(remove)

it.each([[], ['run'], ['check'], ['plan'], ['rejudge'], ['simulate'], ['demo']])(
  'modelgate %s --help shows an example first',
  async (...command) => {
    const { code, out } = await modelgate(...command, '--help')
    expect([code, out.trimStart().slice(0, 8)]).toEqual([0, 'Example:'])
  },
)
