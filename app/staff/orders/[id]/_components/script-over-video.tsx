import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { WorkVideo } from '@/lib/videos/workspace-dto'
import { layScript } from '../processing-actions'
import { SavingForm } from './draft-scope'

/** Offers to lay the script over a video that is older than it: captions and chapters come of that. */
export function ScriptOverVideo({ orderId, video }: { orderId: string; video: WorkVideo }) {
  if (video.isRetiming) {
    return (
      <p role="status" className="rounded-card border border-line bg-surface p-3">
        The script is being laid over the video. Its captions come by themselves.
      </p>
    )
  }
  if (video.hasCaptions && !video.hasNewerScript) return null
  return (
    <Notice
      tone="soon"
      title={video.hasCaptions ? 'The script is newer than these captions' : 'This video has no captions yet'}
    >
      <p>
        {video.hasCaptions
          ? 'If the video says what the script says now, lay it over the video again. It replaces what you corrected.'
          : 'They are made of the script, once it is written. “Submit for review” does that by itself too.'}
      </p>
      <SavingForm action={layScript.bind(null, orderId, video.id)}>
        <SubmitButton variant="secondary" size="sm" className="mt-3" pendingText="Asking for it">
          Lay the script over the video
        </SubmitButton>
      </SavingForm>
    </Notice>
  )
}
