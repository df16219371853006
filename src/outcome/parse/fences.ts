import { opensContainer, type Region, scan, trimmed } from './scan.ts'

export interface Fence extends Region {
  /** What stands between the fence lines, without blanks and the language tag. */
  readonly content: Region
  readonly closed: boolean
}

interface Run extends Region {
  /** Only blanks stand before it on its line, only blanks behind it: a closing fence as Markdown has it. */
  readonly alone: boolean
}

const TAG = /[A-Za-z][\w+.#-]*(?=\s|[{[]|$)/y

/** The code fences of a region, in order. One that is never closed reaches to the region's end. */
export function findFences(text: string, region: Region): readonly Fence[] {
  const runs = backtickRuns(text, region)
  const nextAlone = indicesOfNextAlone(runs)
  const fences: Fence[] = []
  for (let i = 0; i < runs.length; i++) {
    const opening = runs[i] as Run
    const contentStart = behindTag(text, opening.end)
    const closing = closingRun(text, { start: contentStart, end: region.end }, runs, i + 1, nextAlone)
    const end = runs[closing]?.start ?? region.end
    fences.push({
      start: opening.start,
      end: runs[closing]?.end ?? region.end,
      content: trimmed(text, { start: Math.min(contentStart, end), end }),
      closed: closing < runs.length,
    })
    i = closing
  }
  return fences
}

function backtickRuns(text: string, region: Region): readonly Run[] {
  const runs: Run[] = []
  for (let at = text.indexOf('```', region.start); at >= 0 && at < region.end; ) {
    let end = at + 3
    while (text[end] === '`') end++
    runs.push({ start: at, end, alone: isAlone(text, at, end) })
    at = text.indexOf('```', end)
  }
  return runs
}

function isAlone(text: string, start: number, end: number): boolean {
  let before = start - 1
  while (text[before] === ' ' || text[before] === '\t') before--
  let after = end
  while (text[after] === ' ' || text[after] === '\t' || text[after] === '\r') after++
  return (before < 0 || text[before] === '\n') && (after >= text.length || text[after] === '\n')
}

/** For each run the index of the first one from there on that stands alone: computed once, so that it stays linear. */
function indicesOfNextAlone(runs: readonly Run[]): readonly number[] {
  const next = new Array<number>(runs.length + 1).fill(runs.length)
  for (let i = runs.length - 1; i >= 0; i--) next[i] = runs[i]?.alone === true ? i : (next[i + 1] as number)
  return next
}

function behindTag(text: string, at: number): number {
  TAG.lastIndex = at
  return TAG.test(text) ? TAG.lastIndex : at
}

/**
 * The run that closes a fence: the one right behind a whole value (backticks inside its strings close nothing), else
 * the next that stands alone on its line, else the next at all. `runs.length` where there is none.
 */
function closingRun(
  text: string,
  inside: Region,
  runs: readonly Run[],
  from: number,
  nextAlone: readonly number[],
): number {
  const { start } = trimmed(text, { start: inside.start, end: Math.min(inside.end, inside.start + 1000) })
  if (opensContainer(text, start)) {
    const { fault, end } = scan(text, { start, end: inside.end })
    if (fault === null) {
      let index = from
      while (index < runs.length && (runs[index] as Run).start < end) index++
      const next = runs[index]
      if (next !== undefined && text.slice(end, next.start).trim() === '') return index
    }
  }
  const alone = nextAlone[from] ?? runs.length
  return alone < runs.length ? alone : Math.min(from, runs.length)
}
