import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import type { FileLine } from '../source/places.ts'
import { type Config, lineOf, unreadable } from './config.ts'

export interface Provider {
  readonly id: string
  readonly label: string | null
  readonly config: JsonObject
  /** Labels of the prompts that it is asked; null: all. */
  readonly prompts: readonly string[] | null
  /** Code, or an endpoint of its own: nothing of its request is known. */
  readonly custom: boolean
  readonly place: FileLine
}

/** The providers of a config, whatever way they are written in. */
export function readProviders(config: Config): readonly Provider[] {
  const key = config.root.providers === undefined ? 'targets' : 'providers'
  const providers = config.root[key]
  const place = lineOf(config, config.root, key)
  return read(config, providers, place)
}

function read(config: Config, value: JsonValue | undefined, place: FileLine): readonly Provider[] {
  if (typeof value === 'string') return byName(config, value, place)
  if (Array.isArray(value))
    return (value as JsonArray).flatMap((one, index) => read(config, one, config.places.at(value, index, place)))
  if (!isObject(value)) return []
  if (typeof value.id === 'string') return named(config, value.id, value, place)
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length !== 1 || !first || !isObject(first[1])) {
    config.log.leftOut('a provider without an id', 'it can not be told what it calls', place)
    return []
  }
  return named(config, typeof first[1].id === 'string' ? first[1].id : first[0], first[1], place)
}

function byName(config: Config, id: string, place: FileLine): readonly Provider[] {
  const path = id.replace(/^file:\/\//, '')
  if (!id.startsWith('file://') || !/\.(ya?ml|json)$/.test(path) || unreadable(path) !== null)
    return named(config, id, {}, place)
  const file = config.files.read(config.file, path, place)
  const found = file && readForeignYaml(file.text, file.shown, config.places)
  if (!file || !found) return []
  if (found.ok) return read(config, found.value, { file: file.shown, line: 1 })
  config.log.leftOut(`providers of ${path}`, found.message, { file: file.shown, line: found.line })
  return []
}

const MEMBERS = ['id', 'label', 'config', 'prompts', 'delay', 'env', 'transform', 'inputs']
const CUSTOM =
  /^(file:|exec:|python:|golang:|ruby:|javascript:|https?(:|$)|wss?(:|$)|websocket|webhook|browser|package:|mcp|manual-input|sequence|simulated-user)|\.(?:[cm]?[jt]sx?|py|rb|go|sh)(?::\w+)?$/i

function named(config: Config, id: string, value: JsonObject, place: FileLine): readonly Provider[] {
  const custom = CUSTOM.test(id)
  if (custom) config.log.leftOut(`custom provider ${id}`, 'code is not run, and what it sends is not known', place)
  else config.log.carried('provider', place)
  for (const key of Object.keys(value)) {
    const at = config.places.at(value, key, place)
    if (!MEMBERS.includes(key)) config.log.leftOut(`provider.${key}`, 'a contract has nothing like it', at)
    else if (key === 'delay' || key === 'env')
      config.log.leftOut(`provider.${key}`, 'it is of the run, not of the contract', at)
    else if (key === 'transform')
      config.log.leftOut(
        `transform of the output: ${shownCode(value.transform)}`,
        'it changes what every assertion reads',
        at,
      )
  }
  const prompts = Array.isArray(value.prompts)
    ? (value.prompts as JsonArray).filter((one): one is string => typeof one === 'string')
    : null
  return [
    {
      id,
      label: typeof value.label === 'string' ? value.label : null,
      config: isObject(value.config) ? value.config : {},
      prompts,
      custom,
      place,
    },
  ]
}

/** Code for a line of the report. */
export function shownCode(code: JsonValue | undefined): string {
  const text = (typeof code === 'string' ? code : JSON.stringify(code ?? null)).replace(/\s+/g, ' ').trim()
  return text.length > 100 ? `${text.slice(0, 99)}…` : text
}

/** Responses API where the id says so. */
export const apiOf = (provider: Provider | undefined): 'chat' | 'responses' =>
  provider && /^(openai|azure|azureopenai|xai):responses(:|$)/.test(provider.id) ? 'responses' : 'chat'
