import { Details } from '@/components/ui/details'
import { termsOf } from '@/lib/articles/article-queries'
import type { Article, ArticleSource } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import './article.css'

function yearOf(source: ArticleSource): string {
  return source.year === 'undated' ? messagesFor('en').articles.sources.undated : String(source.year)
}

/** Where the facts come from, in the order in which the text cites them. */
export function ArticleSources({ sources }: { sources: readonly ArticleSource[] }) {
  const { articles } = messagesFor('en')
  return (
    <section id="sources" aria-labelledby="sources-title" className="prose">
      <h2 id="sources-title">{articles.sources.title}</h2>
      <p>{articles.sources.intro}</p>
      <ol className="text-sm">
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`} className="target:bg-soon-tint">
            <a
              href={source.link}
              rel="noopener"
              className="source-link text-action underline underline-offset-4"
            >
              {source.title}
            </a>
            . {source.publisher}, {yearOf(source)}.
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Every term the text explains on tap, once more as a list. */
export function ArticleWords({ article }: { article: Article }) {
  const { articles } = messagesFor('en')
  return (
    <div className="mt-8 max-w-measure">
      <Details summary={articles.words.title} look="line">
        <dl className="space-y-4">
          {termsOf(article).map(({ id, term, definition, source }) => (
            <div key={id}>
              <dt className="font-semibold">{term}</dt>
              <dd>
                {definition}{' '}
                <span className="block text-ink-soft text-sm">
                  {articles.words.source} <a href={source.link}>{source.title}</a>, {source.publisher}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </Details>
    </div>
  )
}
