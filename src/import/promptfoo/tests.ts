import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import type { FileLine } from '../source/places.ts'
import { type Assert, type Config, lineOf, type Test, unreadable } from './config.ts'
import { csvTests } from './csv-tests.ts'
import { readVars } from './vars.ts'

/** Tests of a `tests` member: written there, in files, behind globs (promptfoo, `src/util/testCaseReader.ts`). */
export function readTests(config: Config, value: JsonValue | undefined, place: FileLine): readonly Test[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'string') return testsAt(config, value, place)
  if (!Array.isArray(value)) {
    const path = isObject(value) && typeof value.path === 'string' ? value.path : null
    if (path !== null) return testsAt(config, path, place)
    config.log.leftOut('tests', 'they are neither a list nor a file', place)
    return []
  }
  return (value as JsonArray).flatMap((one, index) => {
    const at = config.places.at(value, index, place)
    if (typeof one === 'string') return testsAt(config, one, at)
    if (isObject(one) && typeof one.path === 'string' && one.vars === undefined) return testsAt(config, one.path, at)
    return isObject(one) ? [testOf(config, config.file, one, at)] : []
  })
}

function testsAt(config: Config, path: string, place: FileLine): readonly Test[] {
  const plain = path.replace(/^file:\/\//, '')
  const why = unreadable(path)
  if (why !== null) {
    config.log.leftOut(`tests ${path}`, why, place)
    return []
  }
  const files =
    /[*?{[]/.test(plain) && !config.files.exists(config.file, plain) ? config.files.find(config.file, plain) : [plain]
  if (files.length === 0) config.log.leftOut(`tests ${path}`, 'no file fits', place)
  return files.flatMap((one) => {
    const code = unreadable(one)
    if (code !== null) {
      config.log.leftOut(`tests ${one}`, code, place)
      return []
    }
    const file = config.files.read(config.file, one, place)
    return file ? testsIn(config, file) : []
  })
}

/** The tests of one file, by its extension. */
function testsIn(config: Config, file: ForeignFile): readonly Test[] {
  if (file.realPath.endsWith('.csv')) return csvTests(config, file)
  if (file.realPath.endsWith('.jsonl')) return rowTests(config, file)
  const read = readForeignYaml(file.text, file.shown, config.places)
  if (!read.ok) {
    config.log.leftOut(`tests of ${file.shown}`, read.message, { file: file.shown, line: read.line })
    return []
  }
  const rows = Array.isArray(read.value) ? (read.value as JsonArray) : [read.value]
  return rows.flatMap((row, index) => {
    const at = config.places.at(read.value, Array.isArray(read.value) ? index : null, { file: file.shown, line: 1 })
    if (typeof row === 'string') return testsAt({ ...config, file }, row, at)
    return isObject(row) ? [testOf(config, file, row, at)] : []
  })
}

function rowTests(config: Config, file: ForeignFile): readonly Test[] {
  return file.text.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return []
    const place = { file: file.shown, line: index + 1 }
    try {
      const row: JsonValue = JSON.parse(index === 0 ? text.replace(/^\ufeff/, '') : text)
      if (isObject(row)) return [testOf(config, file, row, place)]
      config.log.leftOut('a line that is no test', 'it holds no object', place)
    } catch {
      config.log.leftOut('a line that is no JSON', 'a test is one object a line', place)
    }
    return []
  })
}

const KNOWN = [
  'description',
  'vars',
  'assert',
  'options',
  'metadata',
  'threshold',
  'provider',
  'providerOutput',
  'assertScoringFunction',
  'providers',
  'prompts',
  'type',
]

/** One test as it is written. `base`: what its files are relative to. */
function testOf(config: Config, base: ForeignFile, test: JsonObject, place: FileLine): Test {
  const at = (member: string): FileLine => config.places.at(test, member, place)
  for (const key of Object.keys(test))
    if (!KNOWN.includes(key)) config.log.leftOut(`test.${key}`, 'promptfoo has no such member', at(key))
  for (const [key, why] of LEFT_OUT) if (test[key] !== undefined) config.log.leftOut(`test.${key}`, why, at(key))
  return {
    description: typeof test.description === 'string' ? test.description : null,
    vars: readVars(config, base, test.vars, at('vars')),
    asserts: assertsOf(config, test, place),
    options: isObject(test.options) ? test.options : {},
    metadata: isObject(test.metadata) ? test.metadata : {},
    threshold: typeof test.threshold === 'number' ? test.threshold : null,
    prompts: Array.isArray(test.prompts) ? (test.prompts as JsonArray).map(String) : null,
    place,
  }
}

const LEFT_OUT: readonly (readonly [string, string])[] = [
  ['provider', 'a contract names no model; its cases are run against the candidate'],
  ['providers', 'a contract names no model; its cases are run against the candidate'],
  ['providerOutput', 'a fixed answer asks nothing of a model'],
  ['assertScoringFunction', 'code is not run'],
]

function assertsOf(config: Config, test: JsonObject, place: FileLine): readonly Assert[] {
  const list = Array.isArray(test.assert) ? (test.assert as JsonArray) : []
  return list.flatMap((assert, index) => {
    const at = config.places.at(test.assert, index, place)
    if (!isObject(assert)) return []
    const value = templated(config, assert)
    return [{ value, place: config.places.at(assert, null, at) }]
  })
}

/** `$ref: '#/assertionTemplates/name'`, with the members beside it over those of the template. */
function templated(config: Config, assert: JsonObject): JsonObject {
  const [, name] = /^#\/assertionTemplates\/(.+)$/.exec(String(assert.$ref ?? '')) ?? []
  const templates = config.root.assertionTemplates
  const template = name !== undefined && isObject(templates) ? templates[name] : undefined
  const { $ref: _, ...own } = assert
  return isObject(template) ? { ...template, ...own } : assert
}

/** The test that lies under all others; it may stand in a file. */
export function readDefaultTest(config: Config): Test {
  const value = config.root.defaultTest
  const place = lineOf(config, config.root, 'defaultTest')
  if (typeof value === 'string' && value.startsWith('file://')) {
    const path = value.slice('file://'.length)
    const why = unreadable(path)
    const file = why === null ? config.files.read(config.file, path, place) : null
    if (why !== null) config.log.leftOut(`defaultTest ${value}`, why, place)
    const read = file && readForeignYaml(file.text, file.shown, config.places)
    if (file && read?.ok && isObject(read.value)) return testOf(config, file, read.value, { file: file.shown, line: 1 })
  }
  return testOf(config, config.file, isObject(value) ? value : {}, place)
}

/** A test over what lies under it: variables and options member by member, assertions behind each other. */
export const under = (base: Test, test: Test): Test => ({
  description: test.description ?? base.description,
  vars: { ...base.vars, ...test.vars },
  asserts: test.options.disableDefaultAsserts === true ? test.asserts : [...base.asserts, ...test.asserts],
  options: { ...base.options, ...test.options },
  metadata: { ...base.metadata, ...test.metadata },
  threshold: test.threshold ?? base.threshold,
  prompts: test.prompts ?? base.prompts,
  place: test.place,
})

/** Each entry of a scenario's config under each of its tests. */
export function readScenarios(config: Config): readonly Test[] {
  const { scenarios } = config.root
  if (!Array.isArray(scenarios)) return []
  return (scenarios as JsonArray).flatMap((entry, index) => {
    const place = lineOf(config, scenarios, index)
    return scenariosOf(config, entry, place).flatMap((scenario) => {
      const data = readTests(config, scenario.config, config.places.at(scenario, 'config', place))
      const tests = readTests(config, scenario.tests, config.places.at(scenario, 'tests', place))
      const asked = tests.length > 0 ? tests : [testOf(config, config.file, {}, place)]
      return data.flatMap((one) => asked.map((test) => under(one, test)))
    })
  })
}

function scenariosOf(config: Config, entry: JsonValue, place: FileLine): readonly JsonObject[] {
  if (isObject(entry)) return [entry]
  if (typeof entry !== 'string') return []
  const path = entry.replace(/^file:\/\//, '')
  const why = unreadable(path)
  const files = why !== null ? [] : /[*?{[]/.test(path) ? config.files.find(config.file, path) : [path]
  if (files.length === 0) config.log.leftOut(`scenarios ${entry}`, why ?? 'no file fits', place)
  return files.flatMap((one) => {
    const file = config.files.read(config.file, one, place)
    const read = file && readForeignYaml(file.text, file.shown, config.places)
    if (!read?.ok) return []
    return (Array.isArray(read.value) ? (read.value as JsonArray) : [read.value]).filter(isObject)
  })
}
