import type { Expression } from './expression.ts'
import { FILTERS } from './filters.ts'
import type { Template, TemplateNode } from './template.ts'

/** What a template uses: names that must come from outside, those that it sets itself, filters, and whether it is plain. */
export interface Survey {
  readonly names: ReadonlySet<string>
  readonly own: ReadonlySet<string>
  readonly filters: ReadonlySet<string>
  readonly unknownFilters: readonly string[]
  /** Nothing but text and `{{name}}`. */
  readonly plain: boolean
}

export function surveyOf({ nodes }: Extract<Template, { ok: true }>): Survey {
  const found = { names: new Set<string>(), own: new Set<string>(), filters: new Set<string>() }
  visitNodes(nodes, new Set(), found)
  return {
    ...found,
    unknownFilters: [...found.filters].filter((name) => !FILTERS.has(name)),
    plain: nodes.every((node) => node.kind === 'text' || (node.kind === 'output' && node.of.kind === 'name')),
  }
}

interface Found {
  readonly names: Set<string>
  readonly own: Set<string>
  readonly filters: Set<string>
}

function visitNodes(nodes: readonly TemplateNode[], outer: ReadonlySet<string>, found: Found): void {
  const bound = new Set(outer)
  for (const node of nodes) {
    if (node.kind === 'output') visit(node.of, bound, found)
    else if (node.kind === 'set') {
      visit(node.of, bound, found)
      bound.add(node.name)
      found.own.add(node.name)
    } else if (node.kind === 'if') {
      for (const { when, body } of node.branches) {
        if (when) visit(when, bound, found)
        visitNodes(body, bound, found)
      }
    } else if (node.kind === 'for') {
      visit(node.of, bound, found)
      for (const name of node.names) found.own.add(name)
      visitNodes(node.body, new Set([...bound, ...node.names, 'loop']), found)
      visitNodes(node.otherwise, bound, found)
    }
  }
}

function visit(expression: Expression, bound: ReadonlySet<string>, found: Found): void {
  switch (expression.kind) {
    case 'name':
      if (!bound.has(expression.name)) found.names.add(expression.name)
      return
    case 'member':
      visit(expression.of, bound, found)
      return visit(expression.key, bound, found)
    case 'filter':
      found.filters.add(expression.name)
      visit(expression.of, bound, found)
      for (const arg of expression.args) visit(arg, bound, found)
      return
    case 'not':
    case 'defined':
      return visit(expression.of, bound, found)
    case 'list':
      for (const item of expression.items) visit(item, bound, found)
      return
    case 'binary':
      visit(expression.left, bound, found)
      return visit(expression.right, bound, found)
    case 'literal':
  }
}
