/**
 * The first line of what we write on GitHub and find again: invisible to a reader, and different for every `name`.
 * `name` holds nothing that could end a comment (inputs.ts); dashes are doubled nowhere in it after encoding.
 */
export const markerOf = (kind: 'comment' | 'drift', name: string): string =>
  `<!-- modelgate:${kind}:${encodeURIComponent(name).replaceAll('-', '%2D')} -->`

/** Whether a body is ours by its very first line: a quoted marker further down is somebody else's. */
export const isMarked = (body: string | null | undefined, marker: string): boolean =>
  typeof body === 'string' && (body === marker || body.startsWith(`${marker}\n`) || body.startsWith(`${marker}\r\n`))
