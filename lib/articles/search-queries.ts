import { buildSettings } from '@/lib/platform/env'
import {
  createSiteSearch,
  type SearchEntry,
  type SearchOutcome,
  type SiteSearch,
} from '@/lib/shared/site-search'
import { SEARCH_ENTRIES } from './generated/en/search'

/** What may be found: the same pages that may be shown. */
export function listSearchEntries(): SearchEntry[] {
  const { servesUnreviewed } = buildSettings()
  return SEARCH_ENTRIES.filter((entry) => entry.isReviewed || servesUnreviewed).map(
    ({ isReviewed: _, ...entry }) => entry,
  )
}

let search: SiteSearch | undefined

/** Finds articles and words of the glossary. Any text is a query; see `createSiteSearch`. */
export function searchSite(query: string): SearchOutcome {
  search ??= createSiteSearch(listSearchEntries())
  return search(query)
}
