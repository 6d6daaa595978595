import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { CHECKLIST, CHECKLIST_ITEMS, NO_CARDS } from '@/lib/videos/approval-schema'
import type { Workspace } from '@/lib/videos/workspace-dto'
import { NoteForm } from '../../_components/note-form'
import { videoElementId } from '../../_components/video-stage'
import { approve, confirmReview, returnToAuthor } from '../../actions'

type Props = { work: Workspace; timeZone: string }

/** Approve, send back, or confirm what its author released alone. */
export function ReviewDecision({ work, hasCards, timeZone }: Props & { hasCards: boolean }) {
  const { review, facts, commands } = work
  return (
    <section aria-labelledby="decision-heading" className="grid gap-4">
      <h2 id="decision-heading" className="text-lg">
        Your decision
      </h2>
      {review.approval && (
        <Notice
          tone="success"
          title={review.approval.isSelfRelease ? 'Released by its author alone' : 'Approved'}
        >
          {review.approval.byName ?? 'A colleague'},{' '}
          <LocalTime date={review.approval.at} timeZone={timeZone} isBare />
          {commands.includes('deliver') && '. Deliver it with the button at the top.'}
        </Notice>
      )}
      {facts.status === 'in_review' && !review.approval && <Approval work={work} hasCards={hasCards} />}
      <PeerReview work={work} timeZone={timeZone} />
      {commands.includes('send_back') && (
        <Card>
          <h3 className="mb-3">{isStuck(work) ? 'Send it back' : 'Or send it back'}</h3>
          <NoteForm
            id="decision-note"
            action={returnToAuthor.bind(null, facts.id)}
            label="What should change?"
            hint="The author reads it on the work screen. The patient never does."
            button="Send back"
            variant="secondary"
            videoElementId={review.work ? videoElementId(review.work.videoId) : undefined}
          />
        </Card>
      )}
    </section>
  )
}

function Approval({ work, hasCards }: { work: Workspace; hasCards: boolean }) {
  const { verdict, work: newest } = work.review
  if (!newest || verdict === null) return null
  if (isStuck(work)) {
    return (
      <Notice tone="danger" title="This video cannot be approved">
        A clip in it was withdrawn. Send it back, so that it is made again without the clip.
      </Notice>
    )
  }
  if (verdict === 'needs_another_reader') {
    return (
      <Notice tone="soon" title="Somebody else has to approve this">
        You made the video or the text yourself. Only with under 4 hours left, nobody else on duty, no urgent
        flag and 20 deliveries read by others may a trusted author release it alone.
      </Notice>
    )
  }
  return (
    <Card>
      {verdict === 'self_release' && (
        <Notice tone="soon" title="You may release this alone" className="mb-4">
          Under 4 hours are left and nobody else is on duty. Watch all of it again first. A colleague reads it
          within 72 hours, and it is on record that you released it alone.
        </Notice>
      )}
      <form action={approve.bind(null, work.facts.id)}>
        <input type="hidden" name="videoId" value={newest.videoId} />
        <input type="hidden" name="plainReportId" value={newest.plainReportId} />
        <fieldset>
          <legend className="font-semibold">I checked each of these</legend>
          {CHECKLIST_ITEMS.map((item) => (
            <Checkbox key={item} name={item} label={CHECKLIST[item]} required />
          ))}
          {!hasCards && (
            <Checkbox
              name={NO_CARDS.name}
              label={NO_CARDS.label}
              hint="Nobody has written one. Cards let the patient see whether they understood: write up to three above."
              required
            />
          )}
        </fieldset>
        <SubmitButton className="mt-3" pendingText="Approving">
          {verdict === 'self_release' ? 'Release it alone' : 'Approve'}
        </SubmitButton>
      </form>
    </Card>
  )
}

/** The newest video holds a clip that was withdrawn: nobody can approve it. */
function isStuck({ videos, review }: Workspace): boolean {
  const video = videos.find(({ id }) => id === review.work?.videoId)
  return video !== undefined && video.withdrawnClips.length > 0
}

function PeerReview({ work, timeZone }: Props) {
  const { peerReview, work: newest } = work.review
  // While newer work is in review the page shows that.
  const isShown =
    work.facts.status !== 'in_review' ||
    (peerReview?.videoId === newest?.videoId && peerReview?.plainReportId === newest?.plainReportId)
  if (!peerReview || !isShown) return null
  const due = <LocalTime date={peerReview.dueAt} timeZone={timeZone} isBare />
  if (peerReview.isOwn) {
    return (
      <Notice tone="soon" title="You released this alone">
        A colleague has to read it by {due}.
      </Notice>
    )
  }
  return (
    <Card>
      <h3>Its author released this alone</h3>
      <p className="mt-1">
        Read and watch it by {due}. Is something wrong? Withdraw it with the button at the top.
      </p>
      <form action={confirmReview.bind(null, work.facts.id)}>
        <input type="hidden" name="approvalId" value={peerReview.approvalId} />
        <Checkbox
          name="hasRead"
          label="I read the text and watched all of the video, and both are right"
          required
        />
        <SubmitButton className="mt-2">Put my reading on record</SubmitButton>
      </form>
    </Card>
  )
}
