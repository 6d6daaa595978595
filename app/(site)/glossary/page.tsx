import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { GlossaryEntries, GlossaryLetters } from '@/components/article/glossary-list'
import { BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { pageMetadata } from '@/components/site/page-metadata'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { listTerms } from '@/lib/articles/article-queries'
import { termsByLetter } from '@/lib/articles/terms-by-letter'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

const { articles: words } = messagesFor('en')

export const metadata = pageMetadata({
  title: words.glossary.title,
  description: words.glossary.intro,
  path: '/glossary',
  // As with articles: not for search engines before a named reviewer has read it.
  isIndexed: false,
})

export default function GlossaryPage() {
  // No reviewer has read it yet; a production without them shows neither articles nor their terms.
  if (!buildSettings().servesUnreviewed) notFound()
  const terms = listTerms()
  const letters = termsByLetter(terms)
  const trail = [
    { text: words.breadcrumb.home, href: '/' },
    { text: words.index.title, href: '/articles' },
  ]
  return (
    <PageBody>
      <BreadcrumbData trail={[...trail, { text: words.glossary.title, href: '/glossary' }]} />
      <Breadcrumb trail={trail} current={words.glossary.title} />
      <PageHeading intro={words.glossary.intro}>{words.glossary.title}</PageHeading>
      <div className="mt-5 max-w-measure">
        <Notice tone="soon" title={words.reviewPending}>
          {words.reviewPendingText}
        </Notice>
        <p className="mt-5 print:hidden">
          {words.glossary.count({ count: terms.length })} {words.glossary.find}
        </p>
      </div>
      <GlossaryLetters letters={letters} />
      {letters.map((entry) => (
        <GlossaryEntries key={entry.letter} {...entry} />
      ))}
      <p className="mt-10 max-w-measure font-semibold text-sm">{words.disclaimer}</p>
      <p className="mt-4 print:hidden">
        <Link
          href="/articles"
          className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
        >
          {words.feedback.all}
        </Link>
      </p>
    </PageBody>
  )
}
