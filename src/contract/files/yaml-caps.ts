/** What is not read as YAML; all of it is found before anything else looks at the file. */
export type YamlCode =
  | 'yaml-syntax'
  | 'yaml-too-deep'
  | 'yaml-too-many-tokens'
  | 'yaml-several-documents'
  | 'yaml-empty'
  | 'yaml-alias'
  | 'yaml-merge-key'
  | 'yaml-tag'
  | 'yaml-key'
  | 'yaml-duplicate-key'
  | 'yaml-reserved-key'
  | 'yaml-too-many-keys'
  | 'yaml-not-finite'
  | 'yaml-directive'

export const MAX_YAML_BYTES = 256 * 1024
export const MAX_KEYS = 2000
export const MAX_YAML_DEPTH = 64
