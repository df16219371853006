import { dirname, relative, resolve } from 'node:path'
import { checkoutAround } from '../../base/checkout.ts'
import type { Annotation } from '../../report/annotations.ts'
import type { ActionWorld } from '../action/action-world.ts'
import type { Setup } from '../action/setup.ts'

/**
 * Annotations with their files as the repository that holds them names them: a job may have checked out more than one.
 * A file outside of the workspace has no line that GitHub could show.
 */
export function inRepository(
  annotations: readonly Annotation[],
  { request }: Setup,
  world: ActionWorld,
): readonly Annotation[] {
  const { workspace, files, sink } = world
  const roots = new Map<string, string>()
  const rootOf = (folder: string): string => {
    const known = roots.get(folder)
    if (known !== undefined) return known
    const found = checkoutAround(folder, files)?.root ?? workspace
    roots.set(folder, found)
    return found
  }
  return annotations.flatMap((one) => {
    const path = resolve(request.cwd, one.file).replaceAll('\\', '/')
    if (!path.startsWith(`${workspace}/`)) return []
    const file = relative(rootOf(dirname(path)), path)
    return [{ ...one, file: sink.clean(file), title: sink.clean(one.title), message: sink.clean(one.message) }]
  })
}
