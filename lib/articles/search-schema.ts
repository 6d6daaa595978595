import type { SearchEntry } from '@/lib/shared/site-search'

/** As the content step writes it. The glossary has no reviewer yet, so its words count as not reviewed. */
export type CompiledSearchEntry = SearchEntry & { isReviewed: boolean }
