import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Mapping } from './mapping.ts'

/** Image types of `Base64ImageSource` (@anthropic-ai/sdk 1.14.0). */
const IMAGE_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

/** Blocks of a content, in the order of its parts; empty texts are none: the API refuses them. */
export function contentBlocks(content: JsonValue | undefined, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  if (content === undefined || content === null) return []
  if (typeof content === 'string') return textBlocks(content)
  if (!Array.isArray(content)) {
    mapping.fault(at, 'a content that is neither a text nor a list of parts', 'write a text or a list of parts')
    return []
  }
  return content.flatMap((part: JsonValue, index) => partBlocks(part, `${at}/${index}`, mapping))
}

export const textBlocks = (text: string): readonly JsonObject[] => (text === '' ? [] : [{ type: 'text', text }])

function partBlocks(part: JsonValue, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  if (!isObject(part)) return refusePart(part, at, mapping)
  switch (part.type) {
    case 'text':
      return typeof part.text === 'string' ? (part.text === '' ? [] : [part]) : refusePart(part, at, mapping)
    case 'refusal':
      return typeof part.refusal === 'string' ? textBlocks(part.refusal) : refusePart(part, at, mapping)
    case 'image_url':
      return imageBlocks(part, at, mapping)
    case 'file':
      return fileBlocks(part, at, mapping)
    default:
      return refusePart(part, at, mapping)
  }
}

function refusePart(part: JsonValue, at: Pointer, { fault }: Mapping): readonly JsonObject[] {
  const type = isObject(part) && typeof part.type === 'string' ? part.type : null
  fault(
    at,
    type === null ? 'a part of a content without a type' : `a part of the type \`${type}\``,
    'parts are `text`, `image_url` and `file`',
  )
  return []
}

function imageBlocks({ image_url: image }: JsonObject, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  const url = isObject(image) ? image.url : image
  if (typeof url !== 'string') return refusePart({ type: 'image_url' }, at, mapping)
  if (isObject(image) && image.detail !== undefined)
    mapping.change('`detail` of an image left out: the Messages API has none')
  mapping.change('`image_url` parts sent as `image` blocks')
  const data = dataUri(url)
  if (data === null) return [{ type: 'image', source: { type: 'url', url } }]
  if (IMAGE_TYPES.has(data.media_type)) return [{ type: 'image', source: { type: 'base64', ...data } }]
  mapping.fault(at, `an image of the type ${data.media_type}`, 'images are JPEG, PNG, GIF or WebP')
  return []
}

/** A document travels within the request, as a PDF; uploaded files belong to one vendor. */
function fileBlocks({ file }: JsonObject, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  const text = isObject(file) && typeof file.file_data === 'string' ? file.file_data : null
  const data = text === null ? null : dataUri(text)
  if (!isObject(file) || data === null || data.media_type !== 'application/pdf') {
    const found = data === null ? 'a file that is not in the request' : `a file of the type ${data.media_type}`
    mapping.fault(at, found, 'give a PDF as a data URI in `file_data`')
    return []
  }
  mapping.change('`file` parts sent as `document` blocks')
  const title = typeof file.filename === 'string' ? { title: file.filename } : {}
  return [{ type: 'document', source: { type: 'base64', ...data }, ...title }]
}

/** RFC 2397, in base64 as `$file` writes it. */
function dataUri(url: string): { readonly media_type: string; readonly data: string } | null {
  const [, type, data] = /^data:([\w.+-]+\/[\w.+-]+)(?:;[\w=.+-]+)*;base64,(.*)$/s.exec(url) ?? []
  return type === undefined || data === undefined ? null : { media_type: type.toLowerCase(), data }
}
