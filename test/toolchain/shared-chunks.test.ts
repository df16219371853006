import { expect, it } from 'vitest'
import { shareModules } from '../../scripts/shared-chunks.ts'

const LOADER = 'a.e=e=>Promise.all(Object.keys(a.f).reduce((r,t)=>(a.f[t](e,r),r),[]))'
const long = (name: string): string => `(e,t)=>{t.name="${name}${'x'.repeat(6_000)}"}`
const chunk = (ids: string, modules: string): string =>
  `export const id=${ids.split(',')[0]};export const ids=[${ids}];export const modules={${modules}};\n`
const moduleIds = (code: string | undefined): readonly string[] =>
  [...(code ?? '').matchAll(/[{,](\d+)[:(]/g)].map(([, id]) => id as string)

const filesOf = (main: string): Map<string, string> =>
  new Map([
    ['m.js', main],
    ['1.m.js', chunk('1', `10:${long('shared')},11:function(e){e.exports=1},12(e){e.exports=2}`)],
    ['2.m.js', chunk('2,3', `10:${long('shared')},11:function(e){e.exports=1}`)],
    ['licenses.txt', 'MIT'],
  ])

it('a module that chunks share stands in a chunk of its own, which they load along; small ones stay where they are', async () => {
  const files = filesOf(LOADER)
  await shareModules(files, 'm.js')
  expect([...files.keys()].sort()).toEqual(['1.m.js', '2.m.js', 'licenses.txt', 'm.js', 'shared-1.m.js'])
  expect(moduleIds(files.get('shared-1.m.js'))).toEqual(['10', '11'])
  expect([moduleIds(files.get('1.m.js')), moduleIds(files.get('2.m.js'))]).toEqual([['12'], []])
  const loaded: string[] = []
  const bundle = { f: { j: (id: string, list: unknown[]) => list.push(loaded.push(id)) } }
  const load = new Function('a', `${files.get('m.js')};return a.e`)(bundle) as (id: number) => Promise<unknown>
  await load(2)
  expect(loaded).toEqual([2, 'shared-1'])
  const { modules } = await import(`data:text/javascript,${encodeURIComponent(files.get('1.m.js') as string)}`)
  const module = { exports: 0 }
  modules[12](module)
  expect(module.exports).toBe(2)
})

it('a bundle that loads its chunks otherwise is refused', async () => {
  await expect(shareModules(filesOf('a.e=load'), 'm.js')).rejects.toThrow('in another way')
})
