import { ProcessingFailed, ProcessingState } from '@/components/staff/processing-state'
import { videoFailureText } from '@/components/staff/video-failures'
import type { WorkVideo } from '@/lib/videos/workspace-dto'
import { cancelVideo, retryVideo } from '../processing-actions'

type Props = { orderId: string; video: WorkVideo }

/** How far a video is that is being made, with a way to stop it. */
export function VideoProcessing({ orderId, video: { id, version, progress } }: Props) {
  return (
    <ProcessingState
      label={`Version ${version} is being made`}
      progress={progress}
      stop={cancelVideo.bind(null, orderId, id)}
    />
  )
}

/** Why no video could be made, and a way to try again where that may help. */
export function VideoFailed({ orderId, video: { id, version, failure, failedSection, mayRetry } }: Props) {
  return (
    <ProcessingFailed
      name={`Version ${version}`}
      failure={failure}
      reason={videoFailureText(failure, failedSection)}
      retry={mayRetry ? retryVideo.bind(null, orderId, id) : undefined}
    />
  )
}
