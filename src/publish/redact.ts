import { mapTexts } from '../json/map-texts.ts'
import type { JsonValue } from '../json/value.ts'
import { redactEscaped, unescaped } from './redact-escaped.ts'
import { LEAST_SECRET_LENGTH, type SecretSieve, sieveOf } from './secret-sieve.ts'

/** Takes every secret out of a text. Pure; the same text gives the same result. */
export type Redactor = (text: string) => string

/** From here on every form is looked for; forms of shorter ones (`3d` in hexadecimal) are in any text. */
const LEAST_ENCODED_LENGTH = 16

const REDACTED = '***'

/** A redactor that can be told of further secrets. */
export interface LearningRedactor extends Redactor {
  readonly learn: (secrets: readonly string[]) => void
  /** For threads that must not know a secret: tells which texts may hold one. null: none is known. */
  readonly sieve: () => SecretSieve | null
}

/**
 * A redactor for keys of 6 characters and more, as they are; from 16 characters on in every form in which they could
 * come back: in base64 (both alphabets, at each of the three shifts inside a longer text), in hexadecimal, and escaped
 * for JSON, URLs, HTML and Markdown, wholly or in part. Shorter ones are left alone.
 */
export function createRedactor(secrets: readonly string[]): LearningRedactor {
  const forms = new Set<string>()
  let pattern: RegExp | null = null
  const learn = (more: readonly string[]): void => {
    const known = more.map((secret) => secret.trim()).filter((secret) => secret.length >= LEAST_SECRET_LENGTH)
    for (const form of known.flatMap(formsOf)) forms.add(form)
    if (forms.size > 0) pattern = patternOf(forms)
  }
  const redact: Redactor = (text) =>
    pattern === null ? text : redactEscaped(text.replace(pattern, REDACTED), pattern, REDACTED)
  learn(secrets)
  return Object.assign(redact, { learn, sieve: () => (forms.size === 0 ? null : sieveOf(forms)) })
}

function patternOf(forms: ReadonlySet<string>): RegExp {
  const longestFirst = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(longestFirst.join('|'), 'g')
}

/** Those with escapes are the ones in which only what must be escaped is: a text that has no others is read once. */
function formsOf(secret: string): readonly string[] {
  if (secret.length < LEAST_ENCODED_LENGTH) return [secret]
  const json = JSON.stringify(secret).slice(1, -1)
  const hex = Buffer.from(secret).toString('hex')
  const html = secret.replace(/[&<>"']/g, (character) => HTML[character] ?? character)
  const plain = unescaped(secret).plain
  return [
    secret,
    ...(plain.length >= LEAST_ENCODED_LENGTH ? [plain] : []),
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    secret.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
    ...uriForms(secret),
    html,
    html.replaceAll('&#39;', '&apos;').replaceAll('&quot;', '"'),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((shift) => base64At(secret, shift)),
  ]
}

/** In percent-encoding; an escape of several bytes is a form of its own, and so is a space as `+`. */
function uriForms(secret: string): readonly string[] {
  const uri = encodeURIComponent(secret.toWellFormed())
  return [
    uri,
    uri.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encodeURIComponent(uri),
    uri.replaceAll('%20', '+'),
  ]
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The characters of base64 that depend on the secret alone when `shift` bytes of something else stand before it. */
function base64At(secret: string, shift: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
  const from = Math.ceil((shift * 8) / 6)
  const to = Math.floor((bytes.length * 8) / 6)
  const core = bytes.toString('base64').slice(from, to)
  return [core, core.replaceAll('+', '-').replaceAll('/', '_'), core.replaceAll('/', '\\/'), encodeURIComponent(core)]
}

/** Every text in plain data, member names too, without secrets. Data without any comes back as it is. */
export function redactValue<Value>(value: Value, redact: Redactor): Value {
  return mapTexts(value as unknown as JsonValue, redact) as unknown as Value
}
