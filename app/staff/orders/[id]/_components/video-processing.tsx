import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { SubmitButton } from '@/components/ui/submit-button'
import type { WorkVideo } from '@/lib/videos/workspace-dto'
import { cancelVideo, retryVideo } from '../processing-actions'

/** How far a video is that is being made, with a way to stop it. */
export function VideoProcessing({ orderId, video }: { orderId: string; video: WorkVideo }) {
  const { id, version, progress } = video
  return (
    <div role="status" className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <Progress
        label={`Version ${version} is being made`}
        value={progress}
        max={100}
        valueText={`${progress} %`}
      />
      <form action={cancelVideo.bind(null, orderId, id)}>
        <SubmitButton variant="quiet" size="sm">
          Stop
        </SubmitButton>
      </form>
    </div>
  )
}

/** Why no video could be made, and a way to try again where that may help. */
export function VideoFailed({ orderId, video }: { orderId: string; video: WorkVideo }) {
  const { id, version, failure, mayRetry } = video
  const isCanceled = failure === 'CANCELED'
  return (
    <Notice
      tone={isCanceled ? 'info' : 'danger'}
      title={isCanceled ? `Version ${version} was stopped` : `Version ${version} cannot be used`}
    >
      <p>{(failure && FAILURES[failure]) ?? FAILURES.CANNOT_CONVERT}</p>
      {mayRetry && (
        <form action={retryVideo.bind(null, orderId, id)} className="mt-3">
          <SubmitButton variant="secondary" size="sm">
            Try again
          </SubmitButton>
        </form>
      )}
    </Notice>
  )
}

const AGAIN = 'What you sent is kept for a day.'

const FAILURES: Readonly<Record<string, string>> = {
  NOT_A_VIDEO: 'The file is no video, or it is damaged. MP4, MOV, MKV and WebM are taken. Export it again.',
  NO_PICTURE: 'The file has sound but no picture. Export it again with the picture.',
  NO_SOUND: 'The file has a picture but no sound. Check the microphone, record or export it again.',
  SILENT: 'There is a sound track, but nothing can be heard in it. Check the microphone and record it again.',
  NO_DURATION: 'There is nothing in the file, or it is cut off right at its start. Export it again.',
  TOO_LONG: 'It is longer than the site takes. Patients watch a few minutes: cut it, or make two of it.',
  CANNOT_CONVERT: 'It could not be read to its end. Export it as MP4 (H.264 and AAC) and upload it again.',
  NO_SPACE: `The server had no room left on its disk. ${AGAIN} Tell an admin, then try again.`,
  TOO_SLOW: `It took far too long. ${AGAIN} Try again, or export it smaller, as 1080p.`,
  GAVE_UP: `Making it broke off again and again. ${AGAIN} Try again later, or export it as MP4 (H.264 and AAC).`,
  GONE: 'What was sent is no longer kept. Upload or record it again.',
  CANCELED: AGAIN,
}
