export const MAX_YAML_BYTES = 256 * 1024
export const MAX_KEYS = 2000
export const MAX_YAML_DEPTH = 64
