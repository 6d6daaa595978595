import type { Article } from '@/lib/articles/article-schema'
import type { ArticleVideo as Video } from '@/lib/articles/video-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { HostedVideo } from './hosted-video'
import { OwnVideo } from './own-video'
import { VideoCover } from './video-cover'

type ArticleVideoProps = { video: Video; article: Pick<Article, 'title' | 'illustration'> }

/** The article explained in a short video: ours, or one on another site that is loaded only when the reader agrees. */
export function ArticleVideo({ video, article }: ArticleVideoProps) {
  if (video.kind === 'hosted') return <HostedVideo video={video} />
  const { articles } = messagesFor('en')
  return (
    <OwnVideo
      video={video}
      label={articles.video.label}
      cover={<VideoCover article={article} />}
      className="mt-8"
    />
  )
}
