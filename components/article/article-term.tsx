import type { ReactNode } from 'react'
import type { GlossaryTerm } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

type ArticleTermProps = {
  entry: GlossaryTerm
  /** The punctuation that follows; a line must not break between them. */
  after?: string
  children?: ReactNode
}

/** A term of art with a definition on tap. The browser opens and closes it: no script of ours runs. */
export function ArticleTerm({ entry, after, children }: ArticleTermProps) {
  const { articles } = messagesFor('en')
  const popoverId = `term-${entry.id}`
  return (
    <>
      <span className="whitespace-nowrap">
        <button
          type="button"
          popoverTarget={popoverId}
          className="inline whitespace-normal text-start underline decoration-2 decoration-action decoration-dotted underline-offset-4 hover:bg-action-tint print:no-underline"
        >
          {children}
        </button>
        {after}
      </span>
      <span id={popoverId} popover="auto" className="term-definition">
        <span className="block font-semibold text-action">{entry.term}</span>
        <span className="mt-1 block">{entry.definition}</span>
        <button
          type="button"
          popoverTarget={popoverId}
          popoverTargetAction="hide"
          className="mt-2 min-h-[44px] font-semibold text-action text-sm underline underline-offset-4"
        >
          {articles.term.close}
        </button>
      </span>
    </>
  )
}
