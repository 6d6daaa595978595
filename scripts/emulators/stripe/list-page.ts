import type { FormParams } from './form-params'
import { invalidParam, noSuch } from './stripe-api-error'

type Listed = { id: string; created?: number }

type ListPage<Item> = { object: 'list'; data: Item[]; has_more: boolean; url: string }

const RANGE_CHECKS = {
  gt: (created: number, limit: number) => created > limit,
  gte: (created: number, limit: number) => created >= limit,
  lt: (created: number, limit: number) => created < limit,
  lte: (created: number, limit: number) => created <= limit,
} as const

/** One page of `items` (newest first), by Stripe's `limit`, `starting_after` (older) and `ending_before` (newer). */
export function listPage<Item extends Listed>(
  items: readonly Item[],
  params: FormParams,
  { url, noun }: { url: string; noun: string },
): ListPage<Item> {
  const limit = params.integer('limit', 1) ?? 10
  if (limit > 100) throw invalidParam('This value must be less than or equal to 100.', 'limit')
  const matching = items.filter(createdFilter(params))
  const after = params.text('starting_after')
  const before = params.text('ending_before')
  if (after !== undefined && before !== undefined) {
    throw invalidParam('You cannot parameterize both starting_after and ending_before.', 'starting_after')
  }
  if (before !== undefined) {
    const end = cursor(matching, before, noun, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', data: matching.slice(start, end), has_more: start > 0, url }
  }
  const start = after === undefined ? 0 : cursor(matching, after, noun, 'starting_after') + 1
  const data = matching.slice(start, start + limit)
  return { object: 'list', data, has_more: start + limit < matching.length, url }
}

function cursor(items: readonly Listed[], id: string, noun: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw noSuch(noun, id, param)
  return index
}

/** `created=…` exactly, or any of `created[gt]`, `[gte]`, `[lt]`, `[lte]`. */
function createdFilter(params: FormParams): (item: Listed) => boolean {
  if (typeof params.tree.created === 'string') {
    const exact = params.integer('created')
    return (item) => exact === undefined || item.created === exact
  }
  const range = params.group('created')
  if (!range) return () => true
  range.allowOnly(Object.keys(RANGE_CHECKS))
  const checks = Object.entries(RANGE_CHECKS).flatMap(([key, check]) => {
    const limit = range.integer(key)
    return limit === undefined ? [] : [(created: number) => check(created, limit)]
  })
  return (item) => checks.every((check) => check(item.created ?? 0))
}
