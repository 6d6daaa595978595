'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { search as words } from '@/lib/shared/messages/en/search'
import { LONGEST_QUERY } from '@/lib/shared/search-limits'
import type { SearchEntry, SearchOutcome } from '@/lib/shared/site-search'
import { loadSearch } from './load-search'
import { SearchResults } from './search-results'

const ADDRESS_DELAY_MS = 500

type SearchPanelProps = { initial: SearchOutcome; start: readonly SearchEntry[]; hasArticles: boolean }

/** The box and what it finds: rendered by the server for the address, and here for every letter typed. */
export function SearchPanel({ initial, start, hasArticles }: SearchPanelProps) {
  const [outcome, setOutcome] = useState(initial)
  const latest = useRef(initial.query)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = async (text: string) => {
    latest.current = text
    const find = await loadSearch()
    // Letters typed meanwhile have a search of their own; without the index the button still works.
    if (!find || latest.current !== text) return
    const found = find(text)
    setOutcome(found)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => rememberInAddress(found.query), ADDRESS_DELAY_MS)
  }

  return (
    <>
      <search>
        <form action="/search" method="get" className="mt-6 flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              name="q"
              type="search"
              label={words.label}
              defaultValue={initial.query}
              maxLength={LONGEST_QUERY}
              autoComplete="off"
              enterKeyHint="search"
              onFocus={() => void loadSearch()}
              onChange={(event) => void look(event.target.value)}
            />
          </div>
          <Button type="submit">{words.button}</Button>
        </form>
      </search>
      <SearchResults outcome={outcome} start={start} hasArticles={hasArticles} />
      <p className="mt-8 text-ink-soft text-sm">{words.private}</p>
    </>
  )
}

/** So that going back to this page, or sharing its address, shows the same results. */
function rememberInAddress(query: string): void {
  const address = query === '' ? '/search' : `/search?${new URLSearchParams({ q: query })}`
  // The browser's own method: the router's would ask the server for what is already on the screen.
  History.prototype.replaceState.call(window.history, window.history.state, '', address)
}
