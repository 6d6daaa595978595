import type { EmulatorState } from './emulator-state'
import { invalidParam } from './stripe-api-error'

type Json = Record<string, unknown>

const MAX_DEPTH = 4

/** A copy of an API object with ids replaced by their objects along each path, for example `payment_intent.latest_charge`. */
export function expandObject(state: EmulatorState, object: unknown, paths: readonly string[]): unknown {
  const copy: unknown = structuredClone(object)
  for (const path of paths) {
    const keys = path.split('.')
    if (keys.length > MAX_DEPTH + 1) {
      throw invalidParam(`You cannot expand more than ${MAX_DEPTH} levels of a property.`, 'expand')
    }
    expandPath(state, copy, keys, path)
  }
  return copy
}

function expandPath(state: EmulatorState, node: unknown, keys: string[], path: string): void {
  if (Array.isArray(node)) {
    for (const item of node) expandPath(state, item, keys, path)
    return
  }
  const [key, ...rest] = keys
  if (!isJson(node) || key === undefined) return
  const value = included(state, node, key) ?? node[key]
  if (value === undefined) throw cannotExpand(path)
  if (typeof value === 'string') {
    const target = findById(state, value)
    if (!target) throw cannotExpand(path)
    node[key] = structuredClone(target)
  } else {
    node[key] = value
  }
  if (rest.length) expandPath(state, node[key], rest, path)
}

/** Parts of an object that are left out of it unless asked for. */
function included(state: EmulatorState, node: Json, key: string): unknown {
  if (isJson(node[key])) return undefined
  const id = String(node.id)
  if (node.object === 'checkout.session' && key === 'line_items') {
    return wholeList(
      structuredClone(state.sessions[id]?.lineItems ?? []),
      `/v1/checkout/sessions/${id}/line_items`,
    )
  }
  if (node.object === 'charge' && key === 'refunds') {
    const refunds = Object.values(state.refunds).filter((refund) => refund.charge === id)
    return wholeList(structuredClone(refunds.reverse()), `/v1/charges/${id}/refunds`)
  }
  return undefined
}

function wholeList(data: unknown[], url: string) {
  return { object: 'list', data, has_more: false, url }
}

function findById(state: EmulatorState, id: string): object | undefined {
  return (
    state.paymentIntents[id] ??
    state.charges[id] ??
    state.balanceTransactions[id] ??
    state.refunds[id] ??
    state.disputes[id] ??
    state.sessions[id]?.session
  )
}

function cannotExpand(path: string) {
  return invalidParam(`This property cannot be expanded (${path}).`, 'expand')
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
