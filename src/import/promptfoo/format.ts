import { isObject } from '../../json/value.ts'
import type { ImportFormat } from '../import-format.ts'
import { readConfig } from './read-config.ts'

const MEMBERS = ['prompts', 'providers', 'targets', 'tests', 'scenarios', 'defaultTest', 'redteam']

/** `promptfooconfig.yaml`, or a file of its tests alone. */
export const promptfooConfig: ImportFormat = {
  name: 'promptfoo config',
  recognises: ({ root, value, rows }) =>
    MEMBERS.some((member) => root[member] !== undefined) ||
    ((Array.isArray(value) || value === null) &&
      rows.length > 0 &&
      rows.every(({ value: row }) => isObject(row.vars) || Array.isArray(row.assert))),
  read: ({ file, root, value }, context) => {
    const isConfig = MEMBERS.some((member) => root[member] !== undefined)
    if (isConfig) return readConfig({ ...context, file, root })
    const name = file.realPath.slice(file.realPath.lastIndexOf('/') + 1)
    return readConfig({ ...context, file, root: { tests: Array.isArray(value) ? value : `file://${name}` } })
  },
}
