/** What is wrong with a packed tarball; each fault is a line. */
import { posix } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { tarFiles } from './tar.ts'

interface Manifest {
  readonly dependencies?: object
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** publint, strictly; and no dependency, because the bundle holds them all. */
export async function manifestFaults(tarball: Buffer): Promise<readonly string[]> {
  const manifest = JSON.parse(textOf(tarFiles(tarball).get('package.json') ?? new Uint8Array())) as Manifest
  const bytes = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) as ArrayBuffer
  const { messages } = await publint({ pack: { tarball: bytes }, strict: true })
  return [
    ...(manifest.dependencies === undefined ? [] : ['the packed manifest lists dependencies']),
    ...messages.map((message) => `publint: ${formatMessage(message, manifest) ?? message.code}`),
  ]
}

/** attw. The package is ESM alone, so it is asked as a module of Node or a bundler would ask (its profile `esm-only`). */
export async function typeFaults(tarball: Uint8Array): Promise<readonly string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: [/^\.\/schema\//] })
  if (result.types === false) return ['attw: the package ships no types']
  return result.problems
    .filter((one) => !('resolutionKind' in one) || !['node10', 'node16-cjs'].includes(one.resolutionKind))
    .map((problem) => `attw: ${JSON.stringify(problem)}`)
}

/** Relative links of the package's pages that lead to nothing in it. */
export function deadLinks(tarball: Uint8Array): readonly string[] {
  const files = tarFiles(tarball)
  const paths = new Set([...files.keys()].flatMap((path) => [path, ...foldersOf(path)]))
  return [...files].flatMap(([path, bytes]) =>
    path.endsWith('.md')
      ? linksIn(textOf(bytes))
          .filter((link) => !paths.has(posix.join(posix.dirname(path), link)))
          .map((link) => `${path} links ${link}, which is not in the package`)
      : [],
  )
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Targets of links and pictures, without anchors; none of those that begin with a scheme. Code is no prose. */
function linksIn(page: string): readonly string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((found) => (found[1] as string).replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
}
