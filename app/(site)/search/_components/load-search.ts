import type { SearchEntry, SiteSearch } from '@/lib/shared/site-search'

let loading: Promise<SiteSearch | undefined> | undefined

/** The search engine and its entries: fetched once, at the first use. Nothing when they cannot be had. */
export function loadSearch(): Promise<SiteSearch | undefined> {
  loading ??= load().catch(() => {
    // Offline, or a new version was published: the next letter tries again.
    loading = undefined
    return undefined
  })
  return loading
}

async function load(): Promise<SiteSearch | undefined> {
  const [{ createSiteSearch }, response] = await Promise.all([
    import('@/lib/shared/site-search'),
    fetch('/api/search-index'),
  ])
  const entries: unknown = response.ok ? await response.json() : undefined
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new Error('no search index')
  return createSiteSearch(entries)
}

/** By hand: a schema library would weigh more than the search. */
function isEntry(value: unknown): value is SearchEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry: Record<string, unknown> = { ...value }
  return (
    ['id', 'kind', 'href', 'title', 'text'].every((field) => typeof entry[field] === 'string') &&
    ['names', 'keywords', 'explains'].every((field) => Array.isArray(entry[field]))
  )
}
