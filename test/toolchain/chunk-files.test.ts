import { expect, it } from 'vitest'
import { rewriteChunks } from '../../scripts/chunk-files.ts'
import { type Load, moduleFiles } from '../../scripts/module-files.ts'

const LOADER = 'a.e=e=>Promise.all(Object.keys(a.f).reduce((r,t)=>(a.f[t](e,r),r),[]))'
const chunk = (ids: string, modules: string): string =>
  `export const id=${ids.split(',')[0]};export const ids=[${ids}];export const modules={${modules}};\n`
const shared = `(e,t)=>{t.name="${'x'.repeat(60_000)}"}`

const filesOf = (loader: string): Map<string, string> =>
  new Map([
    ['m.js', `${loader};const one=()=>a.e(1),both=()=>Promise.all([a.e(1),a.e(2)])`],
    ['1.m.js', chunk('1', `10:${shared},12(e){e.exports=2}`)],
    ['2.m.js', chunk('2,3', `10:${shared},11:function(e){e.exports="${'y'.repeat(60_000)}"}`)],
    ['named.m.js', chunk('4', `13:()=>{}`)],
    ['licenses.txt', 'MIT'],
  ])

it('a module stands in one file, and loading a chunk loads the files of its modules', async () => {
  const files = filesOf(LOADER)
  await rewriteChunks(files, 'm.js')
  expect([...files.keys()].sort()).toEqual(['licenses.txt', 'm.js', 'named.m.js', 'part-1.m.js', 'part-2.m.js'])
  const loaded: string[] = []
  const bundle = { f: { j: (id: string, list: unknown[]) => list.push(loaded.push(id)) } }
  const load = new Function('a', `${files.get('m.js')};return a.e`)(bundle) as (id: number) => Promise<unknown>
  const loading = async (id: number): Promise<readonly string[]> => {
    loaded.length = 0
    await load(id)
    return [...loaded]
  }
  const [first = ''] = await loading(1)
  expect(await loading(2)).toContain(first)
  expect((await loading(3)).length).toBe(2)
  expect(await loading(4)).toEqual([4])
  const { modules } = await import(`data:text/javascript,${encodeURIComponent(files.get(`${first}.m.js`) as string)}`)
  const module = { exports: 0 }
  modules[12](module)
  expect(Object.keys(modules)).toEqual(['10', '12'])
  expect(module.exports).toBe(2)
})

it('a bundle that loads its chunks otherwise, or a module that nothing loads, is refused', async () => {
  await expect(rewriteChunks(filesOf('a.e=load'), 'm.js')).rejects.toThrow('in another way')
  const unused = filesOf(LOADER).set('5.m.js', chunk('5', '14:()=>{}'))
  await expect(rewriteChunks(unused, 'm.js')).rejects.toThrow('module 14')
})

const load = (modules: string, importers: string | null = null): Load => ({
  modules: new Set(modules),
  importers: importers === null ? null : new Set(importers),
})
const filed = (bytes: Readonly<Record<string, number>>, loads: readonly Load[]): readonly string[] =>
  moduleFiles(new Map(Object.entries(bytes)), loads)
    .map((modules) => [...modules].sort().join(''))
    .sort()

it.each([
  ['what is loaded together is one file', { a: 9e4, b: 9e4 }, [load('ab')], ['ab']],
  ['large modules that one of two imports needs stay apart', { a: 9e4, b: 9e4 }, [load('a'), load('ab')], ['a', 'b']],
  ['small ones are read in vain rather than found apart', { a: 9e4, b: 1e3 }, [load('a'), load('ab')], ['ab']],
  ['what a module imports later and is small comes with it', { a: 9e4, b: 1e3 }, [load('a'), load('b', 'a')], ['ab']],
  ['what the main bundle imports later does not', { a: 9e4, b: 1e3 }, [load('a'), load('b')], ['a', 'b']],
  ['nor does what is large', { a: 9e4, b: 9e4 }, [load('a'), load('b', 'a')], ['a', 'b']],
])('%s', (_, bytes, loads, files) => {
  expect(filed(bytes, loads)).toEqual(files)
})
