import { existsSync, readFileSync } from 'node:fs'

/** As GitHub makes an anchor of a heading: lower case, blanks to hyphens, all else but letters, digits and hyphens gone. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

/** Of a page, without what stands in code fences. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.replace(/^(`{3,}).*?^\1/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** What is wrong with a page's address below the root of the repository; null: it is there. */
export function pageFault(address: string): string | null {
  const [page = '', anchor] = address.split('#')
  const file = new URL(`../${page}`, import.meta.url)
  if (!/^(?:docs\/[a-z-]+|[A-Z]+)\.md$/.test(page) || !existsSync(file)) return `no page ${page}`
  return anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? null : `no place ${address}`
}
