import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { ArticleBody, ArticleComponents } from '@/lib/articles/article-body'
import type { IllustrationId, MrPicture } from '@/lib/articles/article-schema'
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

const COMPONENTS: ArticleComponents = {
  section: ArticleSection,
  Term: ArticleTerm,
  Cite: Citation,
  Illustration: ArticleIllustration,
}

/** The drawing that stands in for a real MR picture until there is one. */
const MR_DRAWING: IllustrationId = 't2-lumbar-spine'

/** The text of an article, section by section. */
export function ArticleText({ body: Body, mrPicture }: { body: ArticleBody; mrPicture: MrPicture | null }) {
  if (!mrPicture) return <Body components={COMPONENTS} />
  const Illustration = ({ id }: { id: IllustrationId }) =>
    id === MR_DRAWING ? <ArticleMrPicture picture={mrPicture} /> : <ArticleIllustration id={id} />
  return <Body components={{ ...COMPONENTS, Illustration }} />
}
