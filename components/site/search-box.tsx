import { Search } from 'lucide-react'
import { messagesFor } from '@/lib/shared/messages/messages'
import { LONGEST_QUERY } from '@/lib/shared/search-limits'

/** A plain form that leads to the search page. `idPrefix` tells two on one page apart. */
export function SearchBox({ idPrefix }: { idPrefix: string }) {
  const { search } = messagesFor('en')
  return (
    <search>
      <form action="/search" method="get" className="flex w-full">
        <label htmlFor={`${idPrefix}-search`} className="sr-only">
          {search.boxLabel}
        </label>
        <input
          id={`${idPrefix}-search`}
          type="search"
          name="q"
          required
          maxLength={LONGEST_QUERY}
          autoComplete="off"
          placeholder={search.boxLabel}
          className="min-h-[44px] w-full min-w-0 rounded-s-field border-2 border-line-strong border-e-0 bg-surface px-3 text-ink text-sm placeholder:text-ink-soft"
        />
        <button
          type="submit"
          className="flex min-h-[44px] min-w-[44px] items-center justify-center rounded-e-field border-2 border-line-strong bg-sunk text-action hover:bg-action-tint"
        >
          <Search aria-hidden className="size-5" />
          <span className="sr-only">{search.button}</span>
        </button>
      </form>
    </search>
  )
}
