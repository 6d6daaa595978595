import { VIDEO_FAILURES } from '@/components/staff/video-failures'
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
      <p>{(failure && VIDEO_FAILURES[failure]) ?? VIDEO_FAILURES.CANNOT_CONVERT}</p>
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
