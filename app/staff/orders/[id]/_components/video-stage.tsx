import { Badge } from '@/components/ui/badge'
import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { OrderVideo } from '@/components/video/order-video'
import { sizeText } from '@/lib/shared/size-text'
import type { Captions } from '@/lib/videos/captions-schema'
import type { WorkVideo } from '@/lib/videos/workspace-dto'
import { correctCaptions } from '../captions-actions'
import { currentVideo } from './current-video'
import { OrderCaptions } from './order-captions'
import { ScriptOverVideo } from './script-over-video'
import { VideoFailed, VideoProcessing } from './video-processing'

/** The newest video, or why it is not there yet, above it what failed since; older versions under it. */
export function VideoStage({
  orderId,
  videos,
  timeZone,
  captions,
  mayWrite,
}: {
  orderId: string
  videos: readonly WorkVideo[]
  timeZone: string
  /** Of the newest video, for who may correct them. */
  captions: Captions | null
  mayWrite: boolean
}) {
  const newest = currentVideo(videos)
  if (!newest) return <p className="text-ink-soft">There is no video yet.</p>
  const failed = videos.filter(({ version }) => version > newest.version)
  const older = videos.filter(({ version }) => version < newest.version)
  return (
    <div className="grid gap-3">
      {failed.map((video) => (
        <VideoVersion key={video.id} orderId={orderId} video={video} timeZone={timeZone} />
      ))}
      <VideoVersion orderId={orderId} video={newest} timeZone={timeZone} />
      {mayWrite && newest.state === 'ready' && <ScriptOverVideo orderId={orderId} video={newest} />}
      {captions && !newest.isRetiming && (
        <Details summary="Correct the captions">
          <OrderCaptions
            key={newest.id}
            captions={captions}
            videoElementId={videoElementId(newest.id)}
            save={correctCaptions.bind(null, orderId, newest.id)}
          />
        </Details>
      )}
      {older.length > 0 && (
        <Details summary={older.length === 1 ? '1 older version' : `${older.length} older versions`}>
          <ul className="grid gap-5">
            {older.map((video) => (
              <li key={video.id}>
                <VideoVersion orderId={orderId} video={video} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  )
}

/** One version: its player, its failure, or that it is being made. */
export function VideoVersion({
  orderId,
  video,
  timeZone,
}: {
  orderId: string
  video: WorkVideo
  timeZone: string
}) {
  return (
    <div className="grid gap-2">
      {video.withdrawnClips.map(({ id, title, reason }) => (
        <Notice key={id} tone="danger" title={`The clip “${title}” in this video was withdrawn`}>
          <p>{reason}</p>
          <p>Make the video again without it. If it was delivered, withdraw it first.</p>
        </Notice>
      ))}
      {video.state === 'ready' && (
        <OrderVideo
          id={videoElementId(video.id)}
          src={`/api/orders/${orderId}/video?video=${video.id}`}
          captions={captionsAddress(orderId, video)}
          label={`Video, version ${video.version}`}
          width={video.width}
          height={video.height}
        />
      )}
      {video.state === 'failed' && <VideoFailed orderId={orderId} video={video} />}
      {video.state === 'processing' && <VideoProcessing orderId={orderId} video={video} />}
      <p className="text-ink-soft text-sm">
        <Badge>Version {video.version}</Badge>{' '}
        {[factsText(video), video.authorName].filter(Boolean).join(' · ')} ·{' '}
        <LocalTime date={video.createdAt} timeZone={timeZone} isBare />
      </p>
    </div>
  )
}

/** Captions that were corrected are other captions. */
function captionsAddress(orderId: string, { id, hasCaptions, captionsRevision }: WorkVideo) {
  const address = `/api/orders/${orderId}/video/captions?video=${id}&revision=${captionsRevision}`
  return hasCaptions ? address : undefined
}

/** Names a version's player on the page, for what refers to its time. */
export function videoElementId(videoId: string): string {
  return `video-${videoId}`
}

function factsText({ durationMs, width, height, byteCount }: WorkVideo): string {
  const seconds = durationMs === null ? null : Math.round(durationMs / 1_000)
  const parts = [
    seconds === null ? null : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`,
    width && height ? `${width} × ${height}` : null,
    byteCount === null ? null : sizeText(byteCount),
  ]
  return parts.filter(Boolean).join(' · ')
}
