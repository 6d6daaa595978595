import { invalidParam, missingParam, StripeApiError } from './stripe-api-error'

export type FormTree = { [key: string]: string | FormTree }

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads Stripe's bracket form encoding: `line_items[0][price_data][currency]=usd`, `expand[]=charge`. */
export function parseForm(text: string): FormTree {
  const root: FormTree = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.split('[').map((part) => part.replace(/\]$/, ''))
    if (keys.some((key) => UNSAFE_KEYS.has(key))) throw invalidParam(`Invalid parameter name: ${name}`, name)
    let node = root
    keys.forEach((rawKey, depth) => {
      const key = rawKey === '' && depth > 0 ? String(Object.keys(node).length) : rawKey
      if (depth === keys.length - 1) {
        node[key] = value
        return
      }
      const existing = node[key]
      const child: FormTree = typeof existing === 'object' ? existing : {}
      node[key] = child
      node = child
    })
  }
  return root
}

/** Typed access to one level of a parsed form; every refusal names the parameter the way Stripe does. */
export class FormParams {
  readonly tree: FormTree
  readonly path: string

  constructor(tree: FormTree, path = '') {
    this.tree = tree
    this.path = path
  }

  nameOf(key: string): string {
    return this.path ? `${this.path}[${key}]` : key
  }

  text(key: string, maxLength = 5000): string | undefined {
    const value = this.tree[key]
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'string') throw invalidParam(`Invalid string: ${this.nameOf(key)}`, this.nameOf(key))
    if (value.length > maxLength) {
      throw invalidParam(
        `Invalid string: ${value.slice(0, 20)}…; must be at most ${maxLength} characters`,
        this.nameOf(key),
      )
    }
    return value
  }

  requiredText(key: string): string {
    const value = this.text(key)
    if (value === undefined) throw missingParam(this.nameOf(key))
    return value
  }

  integer(key: string, min = 0): number | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    if (!/^-?\d+$/.test(text)) {
      throw invalidParam(`Invalid integer: ${text}`, this.nameOf(key), 'parameter_invalid_integer')
    }
    const value = Number(text)
    if (value < min || !Number.isSafeInteger(value)) {
      throw invalidParam(
        `This value must be greater than or equal to ${min}.`,
        this.nameOf(key),
        'parameter_invalid_integer',
      )
    }
    return value
  }

  requiredInteger(key: string, min = 0): number {
    const value = this.integer(key, min)
    if (value === undefined) throw missingParam(this.nameOf(key))
    return value
  }

  flag(key: string): boolean | undefined {
    const value = this.oneOf(key, ['true', 'false'])
    return value === undefined ? undefined : value === 'true'
  }

  oneOf<Value extends string>(key: string, allowed: readonly Value[]): Value | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    const found = allowed.find((value) => value === text)
    if (found === undefined) {
      throw invalidParam(`Invalid ${key}: must be one of ${allowed.join(', ')}`, this.nameOf(key))
    }
    return found
  }

  /** An http(s) address; `{CHECKOUT_SESSION_ID}` may stand in it. */
  url(key: string): string | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
      throw invalidParam('Not a valid URL', this.nameOf(key), 'url_invalid')
    }
    return text
  }

  email(key: string): string | undefined {
    const text = this.text(key, 800)
    if (text !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
      throw invalidParam(`Invalid email address: ${text}`, this.nameOf(key), 'email_invalid')
    }
    return text
  }

  group(key: string): FormParams | undefined {
    const value = this.tree[key]
    if (value === undefined || value === '') return undefined
    if (typeof value === 'string') throw invalidParam('Invalid object', this.nameOf(key))
    return new FormParams(value, this.nameOf(key))
  }

  groups(key: string): FormParams[] {
    const list = this.group(key)
    return list ? Object.keys(list.tree).flatMap((index) => list.group(index) ?? []) : []
  }

  texts(key: string): string[] {
    const list = this.group(key)
    return list ? Object.keys(list.tree).flatMap((index) => list.text(index) ?? []) : []
  }

  /** Up to 50 pairs, keys to 40 and values to 500 characters: Stripe's limits on metadata. */
  metadata(): Record<string, string> {
    const group = this.group('metadata')
    if (!group) return {}
    const keys = Object.keys(group.tree)
    if (keys.length > 50) throw invalidParam('Metadata can have at most 50 keys', group.path)
    const pairs = keys.flatMap((key) => {
      if (key.length > 40) {
        throw invalidParam('Metadata keys can have at most 40 characters', group.nameOf(key))
      }
      const value = group.text(key, 500)
      return value === undefined ? [] : [[key, value] as const]
    })
    return Object.fromEntries(pairs)
  }

  /** Refuses what would otherwise be silently ignored. */
  allowOnly(keys: readonly string[]): void {
    const unknown = Object.keys(this.tree).find((key) => !keys.includes(key))
    if (unknown === undefined) return
    const name = this.nameOf(unknown)
    throw new StripeApiError(
      400,
      `Received unknown parameter: ${name} (or one that this emulator does not have)`,
      { param: name, code: 'parameter_unknown' },
      true,
    )
  }
}
