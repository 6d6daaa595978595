import type { ComponentType, ReactNode } from 'react'
import type { IllustrationId } from './article-schema'

/** How a compiled article's sections, tap-to-read terms, citations and drawings are shown. */
export type ArticleComponents = {
  section: ComponentType<{ id: string; 'aria-labelledby': string; children?: ReactNode }>
  /** `after` is the punctuation that follows; a line must not break between them. */
  Term: ComponentType<{ id: string; after?: string; children?: ReactNode }>
  /** `number` is the source's place in the article's list, from 1. */
  Cite: ComponentType<{ id: string; number: string }>
  Illustration: ComponentType<{ id: IllustrationId }>
}

/** A compiled article's text. */
export type ArticleBody = (props: { components: ArticleComponents }) => ReactNode
