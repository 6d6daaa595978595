import { Volume2 } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { Details } from '@/components/ui/details'
import type { OwnVideo as Video } from '@/lib/articles/video-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

type OwnVideoProps = { video: Video; label: string; className?: string }

/**
 * A short video of our own with captions, what it costs to load, who speaks, and its words to read. Nothing but the
 * poster is loaded before someone plays it, in the browser's own player.
 */
export function OwnVideo({ video, label, className }: OwnVideoProps) {
  const { video: words } = messagesFor('en').articles
  return (
    <div className={classNames('max-w-measure print:hidden', className)}>
      <figure>
        <video
          controls
          playsInline
          preload="none"
          width={video.width}
          height={video.height}
          poster={video.poster}
          aria-label={label}
          className="aspect-video h-auto w-full rounded-card border border-line bg-sunk"
        >
          <source src={video.src} type="video/mp4" />
          <track default kind="captions" srcLang="en" label={words.captions} src={video.captions} />
          <a href={video.src}>{words.download}</a>
        </video>
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
