import Link from 'next/link'
import { articlePath, articlesExplaining } from '@/lib/articles/article-queries'
import type { GlossaryTerm } from '@/lib/articles/article-schema'
import type { LetterOfTerms } from '@/lib/articles/terms-by-letter'
import { messagesFor } from '@/lib/shared/messages/messages'

const { articles: words } = messagesFor('en')

const LINK = 'text-action underline underline-offset-4'

/** Jumps to a letter. */
export function GlossaryLetters({ letters }: { letters: readonly LetterOfTerms[] }) {
  return (
    <nav aria-label={words.glossary.letters} className="mt-6 print:hidden">
      <ul className="flex flex-wrap gap-1.5">
        {letters.map(({ letter }) => (
          <li key={letter}>
            <a
              href={`#letter-${letter.toLowerCase()}`}
              className="flex size-11 items-center justify-center rounded-field border border-line bg-surface font-semibold text-ink no-underline hover:border-action hover:text-action"
            >
              {letter}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Entry({ id, term, alsoCalled, definition, source }: GlossaryTerm) {
  const readMore = articlesExplaining(id)
  return (
    <div id={id} className="scroll-mt-6 break-inside-avoid target:bg-soon-tint">
      <dt className="font-semibold text-lg">{term}</dt>
      <dd>
        {alsoCalled.length > 0 && (
          <p className="text-ink-soft text-sm">
            {words.alsoCalled}: {alsoCalled.join(', ')}
          </p>
        )}
        <p>{definition}</p>
        {readMore.length > 0 && (
          <p className="mt-0.5 text-sm print:hidden">
            {words.glossary.readMore}{' '}
            {readMore.map((article, index) => (
              <span key={articlePath(article)}>
                {index > 0 && ' · '}
                <Link href={articlePath(article)} prefetch={false} className={LINK}>
                  {article.title}
                </Link>
              </span>
            ))}
          </p>
        )}
        <p className="mt-0.5 text-ink-soft text-sm">
          {words.words.source}{' '}
          <a href={source.link} rel="noopener" className="underline underline-offset-4">
            {source.title}
          </a>
          , {source.publisher}
        </p>
      </dd>
    </div>
  )
}

/** All words under one letter. Nothing is folded away, so that the browser's own search finds each of them. */
export function GlossaryEntries({ letter, terms }: LetterOfTerms) {
  const headingId = `letter-${letter.toLowerCase()}`
  return (
    <section aria-labelledby={headingId} className="mt-10 max-w-measure">
      <h2 id={headingId} className="scroll-mt-6 border-line border-b pb-1 text-2xl text-action">
        {letter}
      </h2>
      <dl className="mt-4 space-y-5">
        {terms.map((entry) => (
          <Entry key={entry.id} {...entry} />
        ))}
      </dl>
    </section>
  )
}
