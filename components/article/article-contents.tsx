import { Details } from '@/components/ui/details'
import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

function Links({ sections }: { sections: Article['sections'] }) {
  const { articles } = messagesFor('en')
  const links = [...sections, { id: 'sources', title: articles.sources.title }]
  return (
    <ul>
      {links.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="flex min-h-[44px] items-center py-1 text-ink leading-snug underline decoration-line-strong underline-offset-4 hover:text-action hover:decoration-action"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The sections of an article: folded away on a phone, beside the text on a wide screen. */
export function ArticleContents({
  sections,
  place,
}: {
  sections: Article['sections']
  place: 'inline' | 'aside'
}) {
  const { articles } = messagesFor('en')
  if (place === 'inline') {
    return (
      <nav aria-label={articles.contents.label} className="mt-6 lg:hidden print:hidden">
        <Details summary={articles.contents.label}>
          <Links sections={sections} />
        </Details>
      </nav>
    )
  }
  return (
    <nav
      aria-label={articles.contents.label}
      className="sticky top-28 hidden self-start text-sm lg:block print:hidden"
    >
      <p className="font-semibold">{articles.contents.label}</p>
      <div className="mt-1 border-line border-s-2 ps-4">
        <Links sections={sections} />
      </div>
    </nav>
  )
}
