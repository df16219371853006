import { parsedJson } from '../../json/parsed.ts'
import { isObject, type JsonArray, type JsonValue } from '../../json/value.ts'

/** Counts of what was masked, by kind. */
export type MaskCounts = Map<string, number>

interface Mask {
  readonly kind: string
  readonly pattern: RegExp
  /** Whether what was found is of the kind after all. */
  readonly isOne?: (found: string) => boolean
}

/**
 * What must not get from a log into a repository. In this order: a key may hold what looks like a number of something.
 * Prefixes of keys as their issuers document them (OpenAI, Anthropic, GitHub, AWS, Google, Slack, Stripe, Langfuse,
 * Hugging Face, GitLab, npm, SendGrid).
 */
const MASKS: readonly Mask[] = [
  { kind: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g },
  {
    kind: 'key',
    pattern:
      /\b(?:sk-(?:ant-|proj-|lf-|or-)?[A-Za-z0-9_-]{16,}|pk-lf-[A-Za-z0-9-]{16,}|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|gsk_[A-Za-z0-9]{20,}|xai-[A-Za-z0-9]{20,}|lsv2_(?:pt|sk)_[A-Za-z0-9_]{20,})/g,
  },
  { kind: 'token', pattern: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+)?/g },
  { kind: 'token', pattern: /\b(?:Bearer|Basic)\s+[A-Za-z0-9+/._~=-]{12,}/gi },
  {
    kind: 'token',
    pattern:
      /(?<=\b(?:api[_-]?key|access[_-]?token|auth[_-]?token|refresh[_-]?token|client[_-]?secret|secret|passw(?:or)?d|pwd|token)["']?\s*[:=]\s*["']?)[^\s"',;&}]{6,}/gi,
  },
  { kind: 'token', pattern: /(?<=:\/\/[^\s/:@]{1,64}:)[^\s/@]{3,}(?=@)/g },
  {
    kind: 'e-mail address',
    pattern: /[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}\b/g,
  },
  { kind: 'IBAN', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g, isOne: isIban },
  { kind: 'card number', pattern: /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.]\d)/g, isOne: isCard },
  {
    kind: 'telephone number',
    pattern: /(?<![\w.])(?:\+|00)\d{1,3}[ .-]?(?:\(\d{1,5}\)[ .-]?)?\d(?:[ .-]?\d){5,12}(?!\w)/g,
  },
  { kind: 'telephone number', pattern: /(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/g },
  { kind: 'telephone number', pattern: /(?<![\w.])0\d{2,5}[ /-]\d{3,4}[ -]?\d{2,5}(?!\w)/g },
]

/** A text with what must not be kept replaced by its kind, counted. */
function masked(text: string, counts: MaskCounts): string {
  if (text.length < 6) return text
  let whole = text
  for (const { kind, pattern, isOne } of MASKS)
    whole = whole.replace(pattern, (found) => {
      if (isOne && !isOne(found)) return found
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      return `[${kind}]`
    })
  return whole
}

/** Member names behind which a secret stands whatever it looks like. */
const SECRET_NAME =
  /^(?:api[_-]?key|authorization|password|passwd|secret|client[_-]?secret|access[_-]?token|refresh[_-]?token|auth[_-]?token|token|cookie|set-cookie)$/i

/** A value with every text in it masked, names of members included. */
export function maskedValue(value: JsonValue, counts: MaskCounts): JsonValue {
  if (typeof value === 'string') {
    const inner = /^\s*[[{]/.test(value) ? parsedJson(value) : undefined
    return inner === undefined ? masked(value, counts) : JSON.stringify(maskedValue(inner, counts))
  }
  if (typeof value === 'number') return maskedNumber(value, counts)
  if (Array.isArray(value)) return (value as JsonArray).map((one) => maskedValue(one, counts))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, member]) => {
    if (SECRET_NAME.test(key) && typeof member === 'string' && member !== '') {
      counts.set('token', (counts.get('token') ?? 0) + 1)
      return [key, '[token]']
    }
    return [masked(key, counts), maskedValue(member, counts)]
  })
  return Object.fromEntries(members)
}

/** A card's number may stand as a number. */
function maskedNumber(value: number, counts: MaskCounts): JsonValue {
  const text = String(value)
  const whole = masked(text, counts)
  return whole === text ? value : whole
}

/** ISO/IEC 7812-1, annex B: the sum with every second digit from the right doubled ends with 0. */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number)
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 2) return false
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  )
  return sum % 10 === 0
}

/** ISO 13616: moved to the end, country and check digits leave 1 modulo 97. */
function isIban(found: string): boolean {
  const text = found.replaceAll(' ', '')
  if (text.length < 15 || text.length > 34) return false
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((char) => Number.parseInt(char, 36)).join('')
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
