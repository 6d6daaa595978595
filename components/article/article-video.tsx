import type { ArticleVideo as Video } from '@/lib/articles/video-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { HostedVideo } from './hosted-video'
import { OwnVideo } from './own-video'

/** The article explained in a short video: ours, or one on another site that is loaded only when the reader agrees. */
export function ArticleVideo({ video }: { video: Video }) {
  if (video.kind === 'hosted') return <HostedVideo video={video} />
  const { articles } = messagesFor('en')
  return <OwnVideo video={video} label={articles.video.label} className="mt-8" />
}
