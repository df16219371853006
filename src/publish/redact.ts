import type { JsonValue } from '../json/value.ts'

/** Takes every secret out of a text. Pure; the same text gives the same result. */
export type Redactor = (text: string) => string

/** Shorter ones would take ordinary words out of a report. */
const LEAST_SECRET_LENGTH = 16

const REDACTED = '***'

/**
 * A redactor for keys of 16 characters and more, in every form in which they could come back: as they are, in base64
 * (both alphabets, at each of the three shifts inside a longer text), in hexadecimal, percent-encoded, in JSON, in
 * HTML and in Markdown. Shorter ones are left alone.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = new Set(
    secrets
      .map((secret) => secret.trim())
      .filter((secret) => secret.length >= LEAST_SECRET_LENGTH)
      .flatMap(formsOf),
  )
  if (forms.size === 0) return (text) => text
  const longestFirst = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const pattern = new RegExp(longestFirst.join('|'), 'g')
  return (text) => text.replace(pattern, REDACTED)
}

function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const hex = Buffer.from(secret).toString('hex')
  const uri = encodeURIComponent(secret.toWellFormed())
  const html = secret.replace(/[&<>"']/g, (character) => HTML[character] ?? character)
  return [
    secret,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    ...escapedForms(secret),
    uri,
    uri.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encodeURIComponent(uri),
    uri.replaceAll('%20', '+'),
    html,
    html.replaceAll('&#39;', '&apos;').replaceAll('&quot;', '"'),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((shift) => base64At(secret, shift)),
  ]
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** With a backslash before punctuation (Markdown), and with every character as `\uXXXX` (JSON writers that go to ASCII). */
const escapedForms = (secret: string): readonly string[] => [
  secret.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  Array.from({ length: secret.length }, (_, at) => `\\u${secret.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  ),
]

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
  return redactJson(value as unknown as JsonValue, redact) as unknown as Value
}

function redactJson(value: JsonValue, redact: Redactor): JsonValue {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((each: JsonValue) => redactJson(each, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [redact(name), redactJson(each as JsonValue, redact)]),
  )
}
