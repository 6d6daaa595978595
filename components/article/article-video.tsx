import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The article explained in a short video of our own, with captions. Nothing is loaded before the reader plays it. */
export function ArticleVideo({ video }: { video: NonNullable<Article['video']> }) {
  const { articles } = messagesFor('en')
  return (
    <video
      controls
      preload="none"
      poster={video.poster}
      aria-label={articles.video.label}
      className="mt-8 aspect-video w-full max-w-measure rounded-card print:hidden"
    >
      <source src={video.src} type="video/mp4" />
      <track default kind="captions" srcLang="en" label={articles.video.captions} src={video.captions} />
    </video>
  )
}
