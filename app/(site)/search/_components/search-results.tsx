import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { search as words } from '@/lib/shared/messages/en/search'
import type { SearchEntry, SearchOutcome } from '@/lib/shared/site-search'

type SearchResultsProps = { outcome: SearchOutcome; start: readonly SearchEntry[]; hasArticles: boolean }

/** What a search found, what comes near when it found nothing, or where to begin before one. */
export function SearchResults({ outcome, start, hasArticles }: SearchResultsProps) {
  const { query, results, nearest, wasCut } = outcome
  const isAsked = query !== ''
  const isEmpty = isAsked && results.length === 0
  return (
    <div className="mt-8">
      <p role="status" className="font-semibold">
        {isAsked && !isEmpty && words.found({ count: results.length, query })}
      </p>
      {wasCut && <p className="text-ink-soft text-sm">{words.wasCut}</p>}
      {isEmpty && (
        <EmptyState title={words.noneTitle({ query })}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <EntryList entries={results} />
      {isEmpty && nearest.length > 0 && <Group title={words.nearest} entries={nearest} />}
      {(!isAsked || (isEmpty && nearest.length === 0)) && start.length > 0 && (
        <Group title={words.start} entries={start} />
      )}
      {hasArticles && results.length === 0 && (
        <LinkButton href="/articles" variant="secondary" className="mt-6">
          {words.allArticles}
        </LinkButton>
      )}
    </div>
  )
}

function Group({ title, entries }: { title: string; entries: readonly SearchEntry[] }) {
  return (
    <section className="mt-8">
      <h2 className="text-xl">{title}</h2>
      <EntryList entries={entries} />
    </section>
  )
}

function EntryList({ entries }: { entries: readonly SearchEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul className="mt-3 divide-y divide-line border-line border-y">
      {entries.map((entry) => (
        <li key={entry.id} className="relative py-4">
          <p className="text-ink-soft text-xs">{words.kinds[entry.kind]}</p>
          <p className="font-semibold text-lg leading-snug">
            <Link
              href={entry.href}
              prefetch={false}
              className="text-action underline underline-offset-4 after:absolute after:inset-0"
            >
              {entry.title}
            </Link>
          </p>
          {entry.names.length > 0 && (
            <p className="text-ink-soft text-sm">
              {words.alsoCalled}: {entry.names.join(', ')}
            </p>
          )}
          <p className="mt-1">{entry.text}</p>
        </li>
      ))}
    </ul>
  )
}
