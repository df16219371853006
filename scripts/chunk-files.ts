import { type Load, moduleFiles } from './module-files.ts'

/** The chunks that ncc wrote: their numbers → the numbers of their modules; and the source of each module. */
interface Chunks {
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly modules: ReadonlyMap<string, string>
}

/**
 * ncc lets webpack cut a chunk for every import and copy a module into every chunk that needs it: a start of the Action
 * read sixty files. Here each module goes into one file, with those that are loaded with it, and the main bundle loads
 * the files in place of the chunks. A chunk that bears a package's name stays as it is.
 *
 * @param files all files of dist/, as ncc made them: changed in place
 * @param main the bundle that loads chunks, whose name theirs end with
 * @throws Error where ncc writes chunks in another way
 */
export async function rewriteChunks(files: Map<string, string>, main: string): Promise<void> {
  const names = [...files.keys()].filter((path) => new RegExp(`^\\d+\\.${main}$`).test(path)).sort()
  const chunks = await chunksIn(names.map((path) => files.get(path) as string))
  for (const path of names) files.delete(path)
  const loads = loadsIn(files.get(main) ?? '', chunks)
  const bytes = new Map([...chunks.modules].map(([id, code]) => [id, code.length]))
  const fileOf = new Map<string, string>()
  moduleFiles(bytes, loads).forEach((modules, nth) => {
    const name = `part-${nth + 1}`
    files.set(`${name}.${main}`, textOf(name, modules, chunks))
    for (const id of modules) fileOf.set(id, name)
  })
  const filesOf: Record<string, readonly string[]> = {}
  for (const [chunk, members] of chunks.members)
    filesOf[chunk] = [...new Set(members.map((id) => assigned(fileOf.get(id), id)))]
  files.set(main, loadingFiles(files.get(main) ?? '', filesOf))
}

/** A chunk's modules are functions without anything around them, so that their source is all of them. */
async function chunksIn(codes: readonly string[]): Promise<Chunks> {
  const members = new Map<string, readonly string[]>()
  const modules = new Map<string, string>()
  for (const code of codes) {
    const { ids, own } = await evaluated(code)
    for (const id of ids) members.set(id, [...own.keys()])
    for (const [id, source] of own) if (!modules.has(id)) modules.set(id, source)
  }
  return { members, modules: new Map([...modules].sort(([a], [b]) => Number(a) - Number(b))) }
}

async function evaluated(code: string) {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const { ids, modules } = (await import(url)) as {
    readonly ids?: readonly (string | number)[]
    readonly modules?: Readonly<Record<string, () => void>>
  }
  if (ids === undefined || modules === undefined) throw new Error('ncc writes its chunks in another way')
  return { ids: ids.map(String), own: new Map(Object.entries(modules).map(([id, run]) => [id, String(run)])) }
}

function assigned(file: string | undefined, module: string): string {
  if (file === undefined) throw new Error(`no import of the bundle loads module ${module}`)
  return file
}

/** An import of one chunk, or of several that hold one module's parts. */
const LOADING = /Promise\.all\(\[((?:\w+\.e\(\d+\),?)+)\]\)|\w+\.e\((\d+)\)/g

/** Every import of the bundle, those of the same chunks as one. */
function loadsIn(mainCode: string, { members, modules }: Chunks): readonly Load[] {
  const importers = new Map<string, Set<string> | null>()
  for (const [module, code] of [[null, mainCode] as const, ...modules])
    for (const [, several, one = ''] of code.matchAll(LOADING)) {
      const chunks = (several?.match(/\d+/g) ?? [one]).sort().join()
      const known = importers.get(chunks)
      if (module === null || known === null) importers.set(chunks, null)
      else importers.set(chunks, (known ?? new Set()).add(module))
    }
  return [...importers].map(([chunks, from]) => ({
    modules: new Set(chunks.split(',').flatMap((chunk) => members.get(chunk) ?? [])),
    importers: from,
  }))
}

/**
 * A function in parentheses is compiled with the file (V8 takes it for one that is called at once), in place of being
 * looked through with the file and compiled when it is called: nearly all are, and it saves a fifth of a start.
 */
function textOf(name: string, ids: readonly string[], { modules }: Chunks): string {
  const members = ids.map((id) => {
    const code = modules.get(id) as string
    return `${id}:(${code.startsWith(`${id}(`) ? `function${code.slice(id.length)}` : code})`
  })
  return `export const id="${name}";export const ids=["${name}"];export const modules={${members.join(',')}};\n`
}

/** Loading a chunk loads the files that its modules are in now. */
function loadingFiles(code: string, filesOf: Readonly<Record<string, readonly string[]>>): string {
  const loader =
    /\.e=(\w+)=>Promise\.all\(Object\.keys\((\w+)\.f\)\.reduce\(\((\w+),(\w+)\)=>\(\2\.f\[\4\]\(\1,\3\),\3\),\[\]\)\)/
  if (!loader.test(code)) throw new Error('the bundle loads its chunks in another way')
  return code.replace(
    loader,
    (_, chunk, own, list, kind) =>
      `.e=${chunk}=>Promise.all((${JSON.stringify(filesOf)}[${chunk}]??[${chunk}]).reduce((${list},${chunk})=>Object.keys(${own}.f).reduce((${list},${kind})=>(${own}.f[${kind}](${chunk},${list}),${list}),${list}),[]))`,
  )
}
