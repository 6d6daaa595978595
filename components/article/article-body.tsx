import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { GlossaryTerm, IllustrationId, MrPicture } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ArticleIllustration } from './article-illustration'
import { ArticleMrPicture } from './article-mr-picture'
import { ArticleTerm } from './article-term'

/** Keeps a citation on the line of the sentence it belongs to. */
const WORD_JOINER = '\u2060'
const EMERGENCY_SECTION = 'when-to-call'

type SectionProps = { id: string; 'aria-labelledby': string; children?: ReactNode }

function ArticleSection({ id, children, ...props }: SectionProps) {
  const isUrgent = id === EMERGENCY_SECTION
  return (
    <section
      id={id}
      {...props}
      className={classNames(
        'prose',
        isUrgent &&
          'mt-11 rounded-card border-danger-line border-s-[6px] bg-danger-tint p-5 sm:p-6 [&>h2]:mt-0',
      )}
    >
      {children}
    </section>
  )
}

/** `number` is the source's place in the article's list, from 1. */
function Citation({ id, number }: { id: string; number: string }) {
  const { articles } = messagesFor('en')
  return (
    <sup className="ms-0.5 text-xs leading-none">
      {WORD_JOINER}
      <a href={`#source-${id}`} aria-label={articles.citation({ number })}>
        [{number}]
      </a>
    </sup>
  )
}

/** The drawing that stands in for a real MR picture until there is one. */
const MR_DRAWING: IllustrationId = 't2-lumbar-spine'

type Known = {
  /** The glossary, by id. */
  terms: ReadonlyMap<string, GlossaryTerm>
  mrPicture: MrPicture | null
}

/** How the sections, tap-to-read terms, citations and drawings of one article are shown. */
export function bodyComponents({ terms, mrPicture }: Known) {
  function Term({ id, ...props }: { id: string; after?: string; children?: ReactNode }) {
    const entry = terms.get(id)
    if (!entry) throw new Error(`The glossary does not have '${id}'`)
    return <ArticleTerm entry={entry} {...props} />
  }
  function Illustration({ id }: { id: IllustrationId }) {
    const isReplaced = id === MR_DRAWING && mrPicture
    return isReplaced ? <ArticleMrPicture picture={mrPicture} /> : <ArticleIllustration id={id} />
  }
  return { section: ArticleSection, Term, Cite: Citation, Illustration }
}
