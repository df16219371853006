import { readCsv } from '../../contract/files/csv.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import { type FileLine, Places } from '../source/places.ts'
import { type Config, lineOf, unreadable } from './config.ts'

/** A prompt of the config: its text as promptfoo sees it before rendering, or why there is none. */
export interface Prompt {
  readonly label: string | null
  /** Its `id`, where that is not the text itself. */
  readonly id?: string
  readonly content: { readonly text: string } | { readonly todo: string }
  readonly config: JsonObject
  readonly place: FileLine
}

/** The prompts of a config in their order; a file, a glob or a `---` makes several (promptfoo, `src/prompts`). */
export function readPrompts(config: Config): readonly Prompt[] {
  const { prompts } = config.root
  if (typeof prompts === 'string') return onePrompt(config, prompts, null, {}, lineOf(config, config.root, 'prompts'))
  if (isObject(prompts))
    return Object.entries(prompts).flatMap(([path, label]) =>
      onePrompt(config, path, typeof label === 'string' ? label : null, {}, lineOf(config, prompts, path)),
    )
  if (!Array.isArray(prompts)) return []
  return (prompts as JsonArray).flatMap((prompt, index) => {
    const place = lineOf(config, prompts, index)
    if (typeof prompt === 'string') return onePrompt(config, prompt, null, {}, place)
    if (!isObject(prompt)) {
      config.log.leftOut('a prompt that is neither a text nor a mapping', 'nothing can be read of it', place)
      return []
    }
    return objectPrompt(config, prompt, place)
  })
}

function objectPrompt(config: Config, prompt: JsonObject, place: FileLine): readonly Prompt[] {
  const raw = prompt.raw ?? prompt.file ?? prompt.id
  const label = typeof prompt.label === 'string' ? prompt.label : null
  const own = isObject(prompt.config) ? prompt.config : {}
  for (const key of Object.keys(prompt))
    if (!['raw', 'file', 'id', 'label', 'config', 'display'].includes(key))
      config.log.leftOut(`prompt.${key}`, 'a contract has nothing like it', config.places.at(prompt, key, place))
  const id = typeof prompt.id === 'string' && prompt.id !== raw ? { id: prompt.id } : {}
  if (typeof raw === 'string') return onePrompt(config, raw, label, own, place).map((one) => ({ ...one, ...id }))
  if (raw === undefined) {
    config.log.leftOut('a prompt without a text', 'it has neither raw nor file', place)
    return []
  }
  return [{ label, content: { text: JSON.stringify(raw) }, config: own, place }]
}

function onePrompt(
  config: Config,
  raw: string,
  label: string | null,
  own: JsonObject,
  place: FileLine,
): readonly Prompt[] {
  if (!looksLikePath(raw)) return [{ label, content: { text: raw }, config: own, place }]
  const path = raw.replace(/^file:\/\//, '')
  const why = unreadable(raw)
  const isNamed = raw.startsWith('file://') || /^[\w./\\-]+$/.test(path)
  if (why !== null && (isNamed || /^[a-z]+:/.test(path))) {
    config.log.leftOut(`prompt ${raw}`, why, place)
    return [{ label: label ?? path, content: { todo: `the prompt ${raw}: ${why}` }, config: own, place }]
  }
  const files =
    /[*?{[]/.test(path) && !config.files.exists(config.file, path) ? config.files.find(config.file, path) : [path]
  const found = files.filter((one) => config.files.exists(config.file, one))
  if (found.length > 0) return found.flatMap((one) => fromFile(config, one, label, own, place))
  // As promptfoo does: what names no file is a prompt itself, where it is not said to be a file.
  if (!raw.startsWith('file://') && !/\.(txt|json|jsonl|ya?ml|md|j2|csv)$/.test(path))
    return [{ label, content: { text: raw }, config: own, place }]
  config.log.leftOut(`prompt ${raw}`, 'no file fits', place)
  return [{ label: label ?? path, content: { todo: `the prompt of ${raw}, which is not there` }, config: own, place }]
}

const looksLikePath = (text: string): boolean =>
  !text.includes('\n') &&
  (text.startsWith('file://') ||
    /^(exec|python|https?|langfuse|portkey|helicone|package):/.test(text) ||
    /\.[A-Za-z0-9]{1,5}(?::[\w$.]+)?$/.test(text) ||
    /[*/\\]/.test(text))

function fromFile(
  config: Config,
  path: string,
  label: string | null,
  own: JsonObject,
  place: FileLine,
): readonly Prompt[] {
  const code = unreadable(path)
  if (code !== null) {
    config.log.leftOut(`prompt ${path}`, code, place)
    return [{ label, content: { todo: `the prompt ${path}: ${code}` }, config: own, place }]
  }
  const file = config.files.read(config.file, path, place)
  if (!file) return [{ label, content: { todo: `the prompt of ${path}` }, config: own, place }]
  return textsIn(file).map(({ text, line, name }) => ({
    label: name ?? label ?? baseName(path),
    content: { text },
    config: own,
    place: { file: file.shown, line },
  }))
}

interface PromptText {
  readonly text: string
  readonly line: number
  readonly name?: string
}

function textsIn(file: ForeignFile): readonly PromptText[] {
  const text = file.text.replace(/^\ufeff/, '')
  const extension = /\.(\w+)$/.exec(file.realPath)?.[1]?.toLowerCase()
  switch (extension) {
    case 'txt':
      return splitAtDashes(text)
    case 'jsonl':
      return text.split('\n').flatMap((line, index) => (line.trim() ? [{ text: line.trim(), line: index + 1 }] : []))
    case 'csv':
      return csvPrompts(text)
    case 'yaml':
    case 'yml': {
      const read = readForeignYaml(text, file.shown, new Places())
      return [{ text: read.ok && typeof read.value === 'object' ? JSON.stringify(read.value) : text, line: 1 }]
    }
    default:
      return [{ text, line: 1 }]
  }
}

/** A line of exactly `---` parts one prompt from the next; a row of dashes inside a table is longer, or has bars. */
function splitAtDashes(text: string): readonly PromptText[] {
  const prompts: PromptText[] = []
  let [buffer, start]: [string[], number] = [[], 1]
  const flush = (next: number): void => {
    const whole = buffer.join('\n').trim()
    if (whole !== '') prompts.push({ text: whole, line: start })
    buffer = []
    start = next
  }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '---') flush(index + 2)
    else buffer.push(line)
  }
  flush(0)
  return prompts
}

function csvPrompts(text: string): readonly PromptText[] {
  const read = readCsv(text)
  const column = read.ok ? read.header.indexOf('prompt') : -1
  if (!text.includes(',') || !read.ok || column < 0) {
    const lines = text.split(/\r?\n/).flatMap((line, index) => (line.trim() ? [{ text: line, line: index + 1 }] : []))
    return lines[0]?.text.trim().toLowerCase() === 'prompt' ? lines.slice(1) : lines
  }
  const named = read.header.indexOf('label')
  return read.rows.flatMap(({ cells, line }) => {
    const prompt = cells[column]?.trim()
    const name = named < 0 ? undefined : cells[named]
    return prompt ? [{ text: prompt, line, ...(name && { name }) }] : []
  })
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')

/** The messages that a prompt's text is, where it is JSON or YAML of them; otherwise null. */
export function chatOf(text: string): JsonValue | null {
  const trimmed = text.trim()
  if (/^[[{]/.test(trimmed)) {
    try {
      return asMessages(JSON.parse(trimmed))
    } catch {
      return null
    }
  }
  if (!/^- role:/.test(trimmed)) return null
  const read = readForeignYaml(trimmed, '', new Places())
  return read.ok ? asMessages(read.value) : null
}

function asMessages(value: JsonValue): JsonValue | null {
  const list = isObject(value) && Array.isArray(value.messages) ? value.messages : value
  if (!Array.isArray(list) || list.length === 0) return null
  return (list as JsonArray).every((one) => isObject(one) && typeof (one.role ?? one.type) === 'string') ? list : null
}
