/**
 * The first line of what we write on GitHub and find again: invisible to a reader, and different for every `name`.
 * `name` holds nothing that could end a comment (inputs.ts); dashes are doubled nowhere in it after encoding.
 */
export const markerOf = (kind: 'comment' | 'drift', name: string): string =>
  `<!-- modelgate:${kind}:${encodeURIComponent(name).replaceAll('-', '%2D')} -->`

/** Whether a body is ours by its very first line: a quoted marker further down is somebody else's. */
export const isMarked = (body: string | null | undefined, marker: string): boolean =>
  typeof body === 'string' && (body === marker || body.startsWith(`${marker}\n`) || body.startsWith(`${marker}\r\n`))

/** What a comment was written of, as its last line keeps it for the next one of the same `name`. */
export interface WrittenOf {
  readonly commit: string
  readonly model: string
}

export const writtenOfLine = ({ commit, model }: WrittenOf): string =>
  `<!-- modelgate:of:${commit}:${encodeURIComponent(model.toWellFormed()).replaceAll('-', '%2D')} -->`

/** null: an older comment, or one that was not written of a model. */
export function writtenOf(body: string | null | undefined): WrittenOf | null {
  const [, commit, model] = /^<!-- modelgate:of:([0-9a-f]+):([^\s:]+) -->$/m.exec(body?.slice(-MOST_LINE) ?? '') ?? []
  if (commit === undefined || model === undefined) return null
  try {
    return { commit, model: decodeURIComponent(model) }
  } catch {
    return null
  }
}

/** A line with the longest model's name that is shown. */
const MOST_LINE = 2000
