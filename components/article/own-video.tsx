import { Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Details } from '@/components/ui/details'
import type { OwnVideo as Video } from '@/lib/articles/video-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CaptionedFrame } from './captioned-frame'

/** One transparent pixel: without any poster browsers fill the place with gray. */
const CLEAR_POSTER = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

type OwnVideoProps = {
  video: Video
  label: string
  /** Shown until the video plays, in place of its poster. */
  cover?: ReactNode
  className?: string
}

/**
 * A short video of our own with captions, what it costs to load, who speaks, and its words to read. At most the
 * poster is loaded before someone plays it, in the browser's own player.
 */
export function OwnVideo({ video, label, cover, className }: OwnVideoProps) {
  const { video: words } = messagesFor('en').articles
  return (
    <div className={classNames('max-w-measure print:hidden', className)}>
      <figure>
        <CaptionedFrame className="relative aspect-video overflow-hidden rounded-card border border-line bg-sunk">
          {/* Behind the video, which is transparent until it has a frame: no script has to take the cover away. */}
          {cover && <div className="absolute inset-0">{cover}</div>}
          <video
            controls
            playsInline
            preload="none"
            width={video.width}
            height={video.height}
            poster={cover ? CLEAR_POSTER : video.poster}
            aria-label={label}
            className="relative size-full"
          >
            <source src={video.src} type="video/mp4" />
            <track default kind="captions" srcLang="en" label={words.captions} src={video.captions} />
            <a href={video.src}>{words.download}</a>
          </video>
        </CaptionedFrame>
        <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
          <span>{words.length({ seconds: video.durationSeconds, bytes: video.bytes })}</span>
          {video.voice === 'computer' && (
            <span className="inline-flex items-center gap-1.5">
              <Volume2 aria-hidden className="size-4 shrink-0" />
              {words.computerVoice}
            </span>
          )}
        </figcaption>
      </figure>
      <div className="text-sm">
        <Details summary={words.transcript}>
          {video.transcript.map(({ title, sentences }) => (
            <p key={title}>
              <strong>{title}.</strong> {sentences.join(' ')}
            </p>
          ))}
        </Details>
      </div>
    </div>
  )
}
