/** Where a run writes, and where the judgement of one journal does. */
export const REPORT_FOLDER = 'modelgate-report'
export const REJUDGE_FOLDER = 'modelgate-rejudge'

/**
 * The file by which git leaves a report folder of ours alone, where it has our name: answers of models are seldom meant
 * to be committed. A folder that somebody else named is theirs to ignore or not.
 */
export function ignoreFile(folder: string): string | null {
  const parts = folder.split('/')
  const at = parts.findLastIndex((part) => part === REPORT_FOLDER || part === REJUDGE_FOLDER)
  return at === -1 ? null : [...parts.slice(0, at + 1), '.gitignore'].join('/')
}
