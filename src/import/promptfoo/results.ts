import { isObject } from '../../json/value.ts'
import { NOTHING } from '../draft.ts'
import type { ImportFormat } from '../import-format.ts'

/** What `promptfoo eval --output` writes: answers and scores, with the config inside that they came from. */
export const promptfooResults: ImportFormat = {
  name: 'promptfoo results',
  recognises: ({ root }) =>
    root.results !== undefined && (root.evalId !== undefined || isObject(root.config) || isObject(root.results)),
  read: ({ file }, { log }) => {
    log.leftOut(
      'this is a file of results, not of tests',
      'import the config that the evaluation ran (promptfooconfig.yaml)',
      {
        file: file.shown,
        line: 1,
      },
    )
    return NOTHING
  },
}
