import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Expression } from './expression.ts'
import { FILTERS } from './filters.ts'
import type { TemplateNode } from './template.ts'
import { textOf } from './text-of.ts'

type Scope = ReadonlyMap<string, JsonValue | undefined>

const MAX_STEPS = 200_000
const MAX_TEXT = 4 * 1024 * 1024

/** The text of a template for some values; null where it grows past all bounds. Names without a value are empty. */
export function renderNodes(nodes: readonly TemplateNode[], vars: JsonObject): string | null {
  const renderer = new Renderer()
  const text = renderer.render(nodes, new Map(Object.entries(vars)))
  return renderer.isTooMuch ? null : text
}

class Renderer {
  isTooMuch = false
  private steps = 0
  private written = 0

  render(nodes: readonly TemplateNode[], outer: Scope): string {
    const scope = new Map(outer)
    let text = ''
    for (const node of nodes) {
      if (++this.steps > MAX_STEPS || this.written > MAX_TEXT) this.isTooMuch = true
      if (this.isTooMuch) return ''
      if (node.kind === 'set') scope.set(node.name, evaluate(node.of, scope))
      else {
        const part = this.one(node, scope)
        if (node.kind === 'text' || node.kind === 'output') this.written += part.length
        text += part
      }
    }
    return text
  }

  private one(node: Exclude<TemplateNode, { kind: 'set' }>, scope: Scope): string {
    switch (node.kind) {
      case 'text':
        return node.text
      case 'output':
        return textOf(evaluate(node.of, scope))
      case 'if': {
        const branch = node.branches.find(({ when }) => when === null || isTrue(evaluate(when, scope)))
        return branch ? this.render(branch.body, scope) : ''
      }
      case 'for':
        return this.loop(node, scope)
    }
  }

  private loop(node: Extract<TemplateNode, { kind: 'for' }>, scope: Scope): string {
    const value = evaluate(node.of, scope)
    const items = itemsOf(value, node.names.length)
    if (items.length === 0) return this.render(node.otherwise, scope)
    let text = ''
    for (const [index, item] of items.entries()) {
      const loop = {
        index: index + 1,
        index0: index,
        first: index === 0,
        last: index === items.length - 1,
        length: items.length,
      }
      const inner = new Map(scope).set('loop', loop)
      for (const [place, name] of node.names.entries()) inner.set(name, item[place])
      text += this.render(node.body, inner)
      if (this.isTooMuch) return ''
    }
    return text
  }
}

/** What the names of a loop stand for, one step after the other; a mapping is walked by two names alone. */
function itemsOf(value: JsonValue | undefined, names: number): readonly (readonly (JsonValue | undefined)[])[] {
  if (isObject(value)) return names > 1 ? Object.entries(value) : []
  if (typeof value === 'string') return names > 1 ? [] : [...value].map((item) => [item])
  if (!Array.isArray(value)) return []
  return value.map((item: JsonValue) => (names > 1 && Array.isArray(item) ? item : [item]))
}

/** An empty list or mapping is true, as in JavaScript. */
const isTrue = (value: JsonValue | undefined): boolean => Boolean(value)

function evaluate(expression: Expression, scope: Scope): JsonValue | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'name':
      return scope.get(expression.name)
    case 'member':
      return memberOf(evaluate(expression.of, scope), evaluate(expression.key, scope))
    case 'filter':
      return FILTERS.get(expression.name)?.(
        evaluate(expression.of, scope),
        expression.args.map((arg) => evaluate(arg, scope)),
      )
    case 'not':
      return !isTrue(evaluate(expression.of, scope))
    case 'defined':
      return (evaluate(expression.of, scope) !== undefined) === expression.wanted
    case 'list':
      return expression.items.map((item) => evaluate(item, scope) ?? null)
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), () => evaluate(expression.right, scope))
  }
}

function memberOf(of: JsonValue | undefined, key: JsonValue | undefined): JsonValue | undefined {
  const name = textOf(key)
  if (name === 'length' && (typeof of === 'string' || Array.isArray(of))) return of.length
  if (Array.isArray(of)) return (of as readonly JsonValue[])[Number(name)]
  if (typeof of === 'string') return of[Number(name)]
  return isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined
}

type Operation = (left: JsonValue | undefined, right: JsonValue | undefined) => JsonValue | undefined

/** `==` as in JavaScript: nothing is only like nothing, and of two kinds both are read as numbers. */
function same(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === undefined || left === null || right === undefined || right === null)
    return (left ?? null) === (right ?? null)
  if (typeof left === typeof right) return left === right
  return typeof left === 'object' || typeof right === 'object'
    ? textOf(left) === textOf(right)
    : Number(left) === Number(right)
}
/** Two texts are compared as texts, all else as numbers. */
const isLess: Operation = (left, right) =>
  typeof left === 'string' && typeof right === 'string' ? left < right : Number(left) < Number(right)
const isAtMost: Operation = (left, right) =>
  typeof left === 'string' && typeof right === 'string' ? left <= right : Number(left) <= Number(right)
const add: Operation = (left, right) =>
  typeof left === 'number' && typeof right === 'number' ? left + right : textOf(left) + textOf(right)
const isIn: Operation = (left, right) =>
  Array.isArray(right)
    ? (right as readonly (JsonValue | undefined)[]).includes(left)
    : isObject(right)
      ? Object.hasOwn(right, textOf(left))
      : textOf(right).includes(textOf(left))

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '==': same,
  '!=': (left, right) => !same(left, right),
  '<': isLess,
  '>': (left, right) => isLess(right, left),
  '<=': isAtMost,
  '>=': (left, right) => isAtMost(right, left),
  in: isIn,
  '~': (left, right) => textOf(left) + textOf(right),
  '+': add,
  '-': (left, right) => Number(left) - Number(right),
  '*': (left, right) => Number(left) * Number(right),
  '/': (left, right) => Number(left) / Number(right),
  '%': (left, right) => Number(left) % Number(right),
}

function binary(
  operator: string,
  left: JsonValue | undefined,
  right: () => JsonValue | undefined,
): JsonValue | undefined {
  if (operator === 'and') return isTrue(left) ? right() : left
  if (operator === 'or') return isTrue(left) ? left : right()
  return OPERATIONS[operator]?.(left, right())
}
