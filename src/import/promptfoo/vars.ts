import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import { renderNodes } from '../nunjucks/render.ts'
import { parseTemplate } from '../nunjucks/template.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import { type FileLine, Places } from '../source/places.ts'
import { type Config, unreadable } from './config.ts'

/** `vars` of a test: a mapping, or files whose mappings are laid one over the other. */
export function readVars(config: Config, base: ForeignFile, value: JsonValue | undefined, place: FileLine): JsonObject {
  if (isObject(value)) return value
  const paths = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as JsonArray) : []
  const vars: Record<string, JsonValue> = {}
  for (const path of paths) {
    if (typeof path !== 'string') continue
    const plain = path.replace(/^file:\/\//, '')
    const why = unreadable(plain)
    if (why !== null) {
      config.log.leftOut(`vars ${path}`, why, place)
      continue
    }
    const files = /[*?{[]/.test(plain) ? config.files.find(base, plain) : [plain]
    if (files.length === 0) config.log.leftOut(`vars ${path}`, 'no file fits', place)
    for (const one of files) Object.assign(vars, mappingIn(config, base, one, place))
  }
  return vars
}

function mappingIn(config: Config, base: ForeignFile, path: string, place: FileLine): JsonObject {
  const file = config.files.read(base, path, place)
  if (!file) return {}
  const read = readForeignYaml(file.text, file.shown, config.places)
  if (read.ok && isObject(read.value)) return read.value
  config.log.leftOut(`vars ${path}`, read.ok ? 'the file is no mapping' : read.message, { file: file.shown, line: 1 })
  return {}
}

/**
 * Every combination of a test's variables: a list of texts stands for one case each, and so does a glob of files
 * (promptfoo, `generateVarCombinations`). A list that begins with anything else is a value.
 */
export function combinations(config: Config, vars: JsonObject, place: FileLine): readonly JsonObject[] {
  let all: readonly JsonObject[] = [{}]
  for (const [name, value] of Object.entries(vars)) {
    const at = config.places.at(vars, name, place)
    const values = valuesOf(config, name, value, at)
    all = all.flatMap((one) => values.map((chosen) => ({ ...one, [name]: chosen })))
    if (all.length > MAX_COMBINATIONS) {
      config.log.leftOut(`combinations of variables past ${MAX_COMBINATIONS}`, 'the rest is not written', at)
      all = all.slice(0, MAX_COMBINATIONS)
    }
  }
  return all.map((one) => inserted(one))
}

const MAX_COMBINATIONS = 100_000

function valuesOf(config: Config, name: string, value: JsonValue, place: FileLine): readonly JsonValue[] {
  if (Array.isArray(value)) {
    const list = value as JsonArray
    return typeof list[0] === 'string' ? list.flatMap((one) => valuesOf(config, name, one, place)) : [list]
  }
  if (typeof value !== 'string' || !value.startsWith('file://')) return [value]
  const path = value.slice('file://'.length)
  const why = unreadable(path)
  if (why !== null) {
    config.log.leftOut(`variable ${name}: ${value}`, why, place)
    return [{ $todo: `the variable ${name}, which ${value} computes` }]
  }
  const files = /[*?{[]/.test(path) ? config.files.find(config.file, path) : [path]
  if (files.length === 0) {
    config.log.leftOut(`variable ${name}: ${value}`, 'no file fits', place)
    return [{ $todo: `the variable ${name}, of ${value}` }]
  }
  return files.map((one) => fileValue(config, name, one, place))
}

/** A file's text; YAML becomes JSON text, as promptfoo inserts it. */
function fileValue(config: Config, name: string, path: string, place: FileLine): JsonValue {
  const file = config.files.read(config.file, path, place)
  if (!file) return { $todo: `the variable ${name}, of ${path}` }
  if (!/\.ya?ml$/.test(path)) return file.text.replace(/^\ufeff/, '').trim()
  const read = readForeignYaml(file.text, file.shown, new Places())
  return read.ok ? JSON.stringify(read.value) : file.text.trim()
}

/** Variables that name others in their own text. */
function inserted(vars: JsonObject): JsonObject {
  if (!Object.values(vars).some((value) => typeof value === 'string' && value.includes('{{'))) return vars
  const members = Object.entries(vars).map(([name, value]) => [
    name,
    typeof value === 'string' && value.includes('{{') ? (renderText(value, vars) ?? value) : value,
  ])
  return Object.fromEntries(members)
}

/** A text with its template filled; null where the template is not one that is understood. */
export function renderText(text: string, vars: JsonObject): string | null {
  if (!/\{[{%#]/.test(text)) return text
  const template = parseTemplate(text)
  if (!template.ok || /\{\{-?\s*env\b/.test(text)) return null
  return renderNodes(template.nodes, vars)
}
