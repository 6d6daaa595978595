import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Workspace } from '@/lib/videos/workspace-dto'
import { claim, deliver, release, returnToAuthor, submit, withdraw } from '../actions'
import { currentVideo } from './current-video'
import { SavingForm } from './draft-scope'
import { NoteForm } from './note-form'

/** What this person can do with the order now, the next step first. */
export function OrderButtons({ work, isReviewPage = false }: { work: Workspace; isReviewPage?: boolean }) {
  const { id } = work.facts
  const may = new Set(work.commands)
  const isApproved = work.review.approval !== null
  const video = currentVideo(work.videos)
  return (
    <div className="flex flex-wrap items-start gap-2">
      {may.has('claim') && (
        <form action={claim.bind(null, id)}>
          <SubmitButton>Claim this order</SubmitButton>
        </form>
      )}
      {may.has('submit_for_review') && (
        <SavingForm action={submit.bind(null, id)}>
          <SubmitButton variant={video?.state === 'ready' ? 'primary' : 'secondary'}>
            {video === work.videos[0] ? 'Submit for review' : `Submit version ${video?.version} for review`}
          </SubmitButton>
        </SavingForm>
      )}
      {may.has('deliver') && isApproved && <DeliverDialog id={id} />}
      {may.has('send_back') && !isReviewPage && (
        <LinkButton href={`/staff/orders/${id}/review`} variant={isApproved ? 'secondary' : 'primary'}>
          {isApproved ? 'See the review' : 'Review and approve'}
        </LinkButton>
      )}
      {work.review.peerReview && !isReviewPage && (
        <LinkButton href={`/staff/orders/${id}/review`} variant="secondary">
          Read what was released alone
        </LinkButton>
      )}
      {may.has('send_back') && !isReviewPage && <SendBackDialog id={id} />}
      {may.has('release') && (
        <SavingForm action={release.bind(null, id)}>
          <SubmitButton variant="quiet">Give it back to the queue</SubmitButton>
        </SavingForm>
      )}
      {may.has('withdraw') && <WithdrawDialog id={id} />}
    </div>
  )
}

function DeliverDialog({ id }: { id: string }) {
  return (
    <Dialog trigger="Deliver" triggerVariant="primary" title="Deliver this order?" closeLabel="Close">
      <p>The patient can watch and read it at once, and gets a mail. This marks the order complete.</p>
      <form action={deliver.bind(null, id)} className="mt-4">
        <SubmitButton pendingText="Delivering">Deliver now</SubmitButton>
      </form>
    </Dialog>
  )
}

function SendBackDialog({ id }: { id: string }) {
  return (
    <Dialog trigger="Send back" title="Send it back to its author" closeLabel="Close">
      <NoteForm
        id="send-back-note"
        action={returnToAuthor.bind(null, id)}
        label="What should change?"
        hint="The author reads it on the work screen. The patient never does."
        button="Send back"
        variant="primary"
      />
    </Dialog>
  )
}

function WithdrawDialog({ id }: { id: string }) {
  return (
    <Dialog trigger="Withdraw" title="Withdraw this delivery?" closeLabel="Close">
      <p className="mb-3">
        The video and the text close for the patient at once. The order goes back into production, and the
        patient gets a mail that a corrected version will come.
      </p>
      <NoteForm
        id="withdraw-reason"
        action={withdraw.bind(null, id)}
        label="Why?"
        hint="For the record and your colleagues. The patient's mail does not hold it."
        button="Withdraw it"
        variant="danger"
      />
    </Dialog>
  )
}
