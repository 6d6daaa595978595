import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SCENE_FRAMES } from './illustrations/illustration-scenes'
import { sceneId } from './scene-id'
import './article.css'

/**
 * What an article's video shows before it plays: the drawing that the page has anyway, and the title. No picture is
 * loaded for it, it follows the theme, and the largest thing painted first on the page stays text.
 */
export function VideoCover({ article }: { article: Pick<Article, 'title' | 'illustration'> }) {
  const { video } = messagesFor('en').articles
  const { title, illustration } = article
  return (
    <div aria-hidden className="flex h-full">
      {illustration && (
        <svg
          aria-hidden="true"
          viewBox={SCENE_FRAMES[illustration].viewBox}
          className="art-drawing h-full w-[52%]"
        >
          <use href={`#${sceneId(illustration)}`} />
        </svg>
      )}
      <p className="flex-1 border-line border-s bg-surface p-3 sm:p-6">
        <span className="block font-display text-action leading-tight sm:text-2xl">{title}</span>
        <span className="mt-1 block text-ink-soft text-xs sm:mt-2 sm:text-base">{video.label}</span>
      </p>
    </div>
  )
}
