import { classNames } from '@/components/ui/class-names'
import type { IllustrationId } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { FigureWords } from './figure-words'
import { IllustrationScene, SCENE_FRAMES } from './illustrations/illustration-scenes'
import { sceneId } from './scene-id'

/** A labelled drawing with its caption, and the same in words for those who cannot see it or want to be sure. */
export function ArticleIllustration({ id }: { id: IllustrationId }) {
  const { articles } = messagesFor('en')
  const { title, caption, description } = articles.illustrations[id]
  const { viewBox, isMri } = SCENE_FRAMES[id]
  return (
    <figure className="mx-auto my-8 max-w-[31rem] break-inside-avoid">
      <svg
        viewBox={viewBox}
        role="img"
        aria-labelledby={`${id}-drawing-title`}
        aria-describedby={`${id}-drawing-description`}
        className={classNames('w-full rounded-card border border-line', 'art-drawing', isMri && 'art-mri')}
      >
        <title id={`${id}-drawing-title`}>{title}</title>
        <desc id={`${id}-drawing-description`}>{description}</desc>
        <g id={sceneId(id)}>
          <IllustrationScene id={id} />
        </g>
      </svg>
      <FigureWords caption={caption} description={description} />
    </figure>
  )
}
