import { resolve } from 'node:path'
import { repositoryPaths } from '../../base/repository-paths.ts'
import type { Annotation } from '../../report/annotations.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import type { Setup } from '../action/setup.ts'

/**
 * Annotations with their files as the repository that holds them names them: a job may have checked out more than one.
 * A file outside of the workspace has no line that GitHub could show.
 */
export function inRepository(
  annotations: readonly Annotation[],
  { request }: Setup,
  ports: ActionPorts,
): readonly Annotation[] {
  const { workspace, files, sink } = ports
  const pathOf = repositoryPaths(request.cwd, files, workspace)
  return annotations.flatMap((one) => {
    const path = resolve(request.cwd, one.file).replaceAll('\\', '/')
    if (!path.startsWith(`${workspace}/`)) return []
    return [
      { ...one, file: sink.clean(pathOf(one.file)), title: sink.clean(one.title), message: sink.clean(one.message) },
    ]
  })
}
