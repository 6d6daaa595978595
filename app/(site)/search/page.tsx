import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { PageHeading } from '@/components/ui/page-heading'
import { listAllArticles } from '@/lib/articles/article-queries'
import { listSearchEntries, searchSite } from '@/lib/articles/search-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SearchPanel } from './_components/search-panel'

const { search: words } = messagesFor('en')
const MOST_TO_START_WITH = 6

export const metadata: Metadata = { title: words.title, robots: { index: false, follow: true } }

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const { q } = await searchParams
  const outcome = searchSite((Array.isArray(q) ? q[0] : q) ?? '')
  const articles = listSearchEntries().filter((entry) => entry.kind === 'article')
  return (
    <PageBody width="measure">
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      <SearchPanel
        // A new address is a new search.
        key={outcome.query}
        initial={outcome}
        start={articles.slice(0, MOST_TO_START_WITH)}
        hasArticles={listAllArticles().length > 0}
      />
    </PageBody>
  )
}
