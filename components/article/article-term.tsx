import type { ReactNode } from 'react'
import { findTerm } from '@/lib/articles/article-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import classes from './article.module.css'

/** A term of art with a definition on tap. The browser opens and closes it: no script of ours runs. */
export function ArticleTerm({ id, after, children }: { id: string; after?: string; children?: ReactNode }) {
  const { articles } = messagesFor('en')
  const entry = findTerm(id)
  if (!entry) throw new Error(`The glossary does not have '${id}'`)
  const popoverId = `term-${id}`
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
      <span id={popoverId} popover="auto" className={classes.definition}>
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
