import type { Draft } from '../../contract/schema-document.ts'

/** A folder that nothing real lies in, deep enough for `../` in the paths of files. */
export const FOLDER = `modelgate://schema/${'d/'.repeat(32)}`

export const SCHEMA_URIS: Readonly<Record<Draft, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
}

/** Resolves a URI reference; null for what is none. The result keeps its fragment. */
export function resolveUri(reference: string, base: string): string | null {
  return URL.canParse(reference, base) ? new URL(reference, base).href : null
}

export const withoutFragment = (uri: string): string => uri.split('#', 1)[0] ?? ''
