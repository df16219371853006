/** Which question a line of a batch asks. */
export interface LineKey {
  readonly place: number
  readonly turn: number
  /** `sha256:…` of the request's body, as a journal's line has it. */
  readonly request: string
  /** The run that asked. */
  readonly run: string
}

const DIGEST_CHARACTERS = 43

/**
 * One form that every vendor takes (Anthropic the fewest: `^[a-zA-Z0-9_-]{1,64}$`). The whole digest is in it, so that
 * what comes back is known by itself, whatever became of the file that was sent.
 */
export function customIdOf({ place, turn, request, run }: LineKey): string {
  const digest = Buffer.from(request.slice('sha256:'.length), 'hex').toString('base64url')
  return `${digest}_${place.toString(36)}_${turn.toString(36)}_${run}`
}

/** null for an id that is none of ours. */
export function readCustomId(id: string): LineKey | null {
  const [, place, turn, run] =
    /^_([0-9a-z]{1,8})_([0-9a-z]{1,4})_([0-9a-z]{1,8})$/.exec(id.slice(DIGEST_CHARACTERS)) ?? []
  if (place === undefined || turn === undefined || run === undefined) return null
  const digest = Buffer.from(id.slice(0, DIGEST_CHARACTERS), 'base64url')
  if (digest.length !== 32) return null
  return {
    place: Number.parseInt(place, 36),
    turn: Number.parseInt(turn, 36),
    request: `sha256:${digest.toString('hex')}`,
    run,
  }
}
