import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode

export interface Rendered {
  readonly html: string
  /** Element names in document order. */
  readonly tags: readonly string[]
  /** Text outside of code, where GitHub's filters look for mentions, references and links. */
  readonly open: string
  /** Text of every code element. */
  readonly codes: readonly string[]
}

/** Markdown as a GitHub-flavoured renderer shows it, HTML let through as GitHub does before it sanitises. */
export function rendered(markdown: string): Rendered {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const tags: string[] = []
  const codes: string[] = []
  const open: string[] = []
  const walk = (node: Node, inside: string[] | null): void => {
    if (node.nodeName === '#text') (inside ?? open).push((node as DefaultTreeAdapterTypes.TextNode).value)
    if (node.nodeName === '#comment') tags.push('#comment')
    if (!('childNodes' in node)) return
    tags.push(node.nodeName)
    const texts = node.nodeName === 'code' ? [] : inside
    if (node.nodeName === 'code') (inside ?? open).push('\ufffc')
    for (const child of node.childNodes) walk(child as Node, texts)
    if (node.nodeName === 'code') codes.push((texts ?? []).join(''))
  }
  for (const node of parseFragment(html).childNodes) walk(node as Node, null)
  return { html, tags, open: open.join(''), codes }
}

/** What GitHub makes something of in text: mentions, references, commits, addresses, emoji, math, other trackers' ids. */
export const MEANINGFUL: readonly RegExp[] = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bgh-\d/i,
  /\b[0-9a-f]{7,40}\b/i,
  /:\/\//,
  /\bwww\./i,
  /:[a-z_+-]+:/i,
  /\$\S.*\S\$(?!\d)/,
]
