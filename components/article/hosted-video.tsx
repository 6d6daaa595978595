import { ExternalLink, Play } from 'lucide-react'
import type { HostedVideo as Video } from '@/lib/articles/video-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { OwnDocument } from './own-document'

const FRAME = 'hosted-video'

/**
 * A video on YouTube. The link puts it into the empty frame below: until then nothing is loaded from there, and it
 * works without script. The build finds the link and lets this page, and no other, frame that address.
 */
export function HostedVideo({ video }: { video: Video }) {
  const { hosted } = messagesFor('en').articles.video
  return (
    <section aria-label={video.title} className="mt-8 max-w-measure print:hidden">
      <OwnDocument />
      <div className="rounded-t-card border border-line bg-surface p-5">
        <p className="font-semibold">{video.title}</p>
        <p className="mt-1 text-sm">{hosted.notice}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <a
            href={`https://www.youtube-nocookie.com/embed/${video.youtube}`}
            target={FRAME}
            rel="nofollow"
            referrerPolicy="strict-origin"
            className="inline-flex min-h-12 items-center gap-2 rounded-field bg-action px-5 font-semibold text-on-action"
          >
            <Play aria-hidden className="size-5" />
            {hosted.agree}
          </a>
          <a
            href={`https://www.youtube.com/watch?v=${video.youtube}`}
            rel="nofollow noreferrer"
            className="inline-flex min-h-12 items-center gap-2 font-semibold text-action underline underline-offset-4"
          >
            <ExternalLink aria-hidden className="size-4" />
            {hosted.elsewhere}
          </a>
        </p>
      </div>
      <iframe
        name={FRAME}
        title={video.title}
        allow="fullscreen; picture-in-picture; encrypted-media"
        referrerPolicy="strict-origin"
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
        className="block aspect-video w-full rounded-b-card border border-line border-t-0 bg-sunk"
      />
    </section>
  )
}
