import { memoryFiles } from '../../src/contract/files/memory.ts'
import { type LoadOptions, loadContracts } from '../../src/contract/load.ts'
import { renderRequest } from '../../src/contract/template.ts'
import { PROBLEMS } from '../../src/problem/problems.ts'
import { NEIGHBOURS } from './contracts.ts'

/** What every contract is owed; `broke` says which promise was not kept, `word` what came first of it. */
export function brokenLoad(text: string): { readonly word: string; readonly broke: string | null } {
  try {
    return load(text)
  } catch (error) {
    return { word: 'threw', broke: `threw ${(error as Error).stack}` }
  }
}

function load(text: string): ReturnType<typeof brokenLoad> {
  const files = memoryFiles({ '/repo/.git/HEAD': '', ...NEIGHBOURS, '/repo/c.yaml': text })
  const options: LoadOptions = { port: files, cwd: '/repo' }
  const loaded = loadContracts(['c.yaml'], options)
  for (const { code, place } of loaded.ok ? loaded.warnings : loaded.problems) {
    if (!Object.hasOwn(PROBLEMS, code)) return { word: code, broke: `${code} has no words` }
    if (place === undefined || !files.inspect(`/repo/${place.file}`))
      return { word: code, broke: `${code} is in ${place?.file}, which does not exist` }
    if (!(place.line >= 1 && place.column >= 1)) return { word: code, broke: `${code} has no line or column` }
  }
  if (!loaded.ok) {
    const word = loaded.problems[0]?.code
    return word === undefined ? { word: 'nothing', broke: 'refused without a problem' } : { word, broke: null }
  }
  for (const contract of loaded.value) {
    if (contract.cases.length === 0) return { word: 'good', broke: 'let in without a case' }
    for (let index = 0; index < contract.cases.length; index++) renderRequest(contract, contract.cases.at(index))
  }
  return { word: 'good', broke: null }
}
