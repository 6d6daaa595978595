import type { ReadingPage } from '@/lib/reports/report-reading'
import { type WordRange, wordFinder } from '@/lib/shared/word-finder'

export type FoundPlace = { pageId: string; range: WordRange; y: number }

const MAX_PLACES = 500

/** Every place of `query` on the pages, in reading order. Pure. */
export function placesOf(pages: readonly ReadingPage[], query: string): FoundPlace[] {
  if (query.trim().length < 2) return []
  const places: FoundPlace[] = []
  for (const { id, words } of pages) {
    for (const range of wordFinder(words)(query)) {
      places.push({ pageId: id, range, y: words[range.from]?.y ?? 0 })
      if (places.length === MAX_PLACES) return places
    }
  }
  return places
}
