/** A module as ncc writes it: its number → its function's source. */
type Modules = Map<string, string>

/** To save less is not worth a file of its own, which each start that needs it must find and read. */
const LEAST_SAVED_BYTES = 5_000

/**
 * ncc lets webpack copy a module into every chunk that needs it. Modules that several chunks hold are taken out into chunks
 * of their own, by the chunks that share them, and the main bundle loads those along.
 *
 * @param files all files of dist/, as ncc made them: changed in place
 * @param main the bundle that loads chunks, whose name theirs end with
 * @throws Error where ncc writes chunks in another way
 */
export async function shareModules(files: Map<string, string>, main: string): Promise<void> {
  const chunks = new Map<string, Modules>()
  for (const [path, code] of files)
    if (path !== main && path.endsWith(`.${main}`)) chunks.set(path, await modulesOf(path, code))
  const needed: Record<string, string[]> = {}
  let count = 0
  for (const { paths, modules } of groupsOf(chunks)) {
    const name = `shared-${++count}`
    files.set(`${name}.${main}`, chunkOf([name], modules))
    for (const path of paths) {
      const own = chunks.get(path) as Modules
      for (const id of modules.keys()) own.delete(id)
      const [chunk = ''] = idsOf(path, files.get(path) ?? '')
      needed[chunk] = [...(needed[chunk] ?? []), name]
    }
  }
  for (const [path, modules] of chunks) files.set(path, chunkOf(idsOf(path, files.get(path) ?? ''), modules))
  files.set(main, loadingAlong(files.get(main) ?? '', needed))
}

/** Modules by the chunks that hold them, those in one chunk alone and what is too small left out. */
function groupsOf(chunks: ReadonlyMap<string, Modules>): readonly { paths: readonly string[]; modules: Modules }[] {
  const holders = new Map<string, string[]>()
  for (const [path, modules] of chunks)
    for (const id of modules.keys()) holders.set(id, [...(holders.get(id) ?? []), path])
  const groups = new Map<string, { paths: readonly string[]; modules: Modules }>()
  for (const [id, paths] of [...holders].sort(([a], [b]) => Number(a) - Number(b))) {
    if (paths.length === 1) continue
    const key = paths.join(' ')
    const group = groups.get(key) ?? { paths, modules: new Map() }
    group.modules.set(id, chunks.get(paths[0] as string)?.get(id) as string)
    groups.set(key, group)
  }
  return [...groups.values()].filter(({ paths, modules }) => {
    const bytes = [...modules.values()].reduce((sum, code) => sum + code.length, 0)
    return bytes * (paths.length - 1) >= LEAST_SAVED_BYTES
  })
}

/** A chunk's modules are functions without anything around them, so that their source is all of them. */
async function modulesOf(path: string, code: string): Promise<Modules> {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const { modules } = (await import(url)) as { readonly modules?: Readonly<Record<string, () => void>> }
  if (modules === undefined) throw new Error(`${path} is no chunk as ncc writes them`)
  return new Map(Object.entries(modules).map(([id, run]) => [id, String(run)]))
}

function idsOf(path: string, code: string): readonly string[] {
  const found = /export const ids=\[([^\]]*)\]/.exec(code)?.[1]
  if (found === undefined) throw new Error(`${path} does not say which chunk it is`)
  return found.split(',').map((id) => id.replaceAll('"', ''))
}

const chunkOf = (ids: readonly string[], modules: Modules): string => {
  const [id] = ids.map(literal)
  const members = [...modules].map(([name, code]) => (/^\d+\(/.test(code) ? code : `${name}:${code}`))
  return `export const id=${id};export const ids=[${ids.map(literal).join(',')}];export const modules={${members.join(',')}};\n`
}

const literal = (id: string): string => (/^\d+$/.test(id) ? id : JSON.stringify(id))

/** Loading a chunk loads those that it shares modules with others in. */
function loadingAlong(code: string, needed: Readonly<Record<string, readonly string[]>>): string {
  const loader =
    /\.e=(\w+)=>Promise\.all\(Object\.keys\((\w+)\.f\)\.reduce\(\((\w+),(\w+)\)=>\(\2\.f\[\4\]\(\1,\3\),\3\),\[\]\)\)/
  if (!loader.test(code)) throw new Error('the bundle loads its chunks in another way')
  return code.replace(
    loader,
    (_, chunk, own, list, kind) =>
      `.e=${chunk}=>Promise.all([${chunk},...(${JSON.stringify(needed)}[${chunk}]??[])].reduce((${list},${chunk})=>Object.keys(${own}.f).reduce((${list},${kind})=>(${own}.f[${kind}](${chunk},${list}),${list}),${list}),[]))`,
  )
}
