import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { approve, withdraw } from '../actions'

/** For whoever did not make a clip: says that it was watched, and is for everybody. */
export function ApproveForm({ clipId, revision }: { clipId: string; revision: number }) {
  return (
    <form action={approve} className="grid gap-2 rounded-card border border-line bg-surface p-4">
      <h2 className="text-lg">Approve it</h2>
      <input type="hidden" name="id" value={clipId} />
      <input type="hidden" name="revision" value={revision} />
      <Checkbox
        name="isGeneral"
        label="I watched all of it: it is right, in plain words, its captions say what is said, and nothing in it is about one patient."
        required
      />
      <SubmitButton className="justify-self-start">Approve</SubmitButton>
    </form>
  )
}

/** Takes an approved clip out of use. */
export function WithdrawForm({ clipId, useCount }: { clipId: string; useCount: number }) {
  return (
    <form action={withdraw} className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <h2 className="text-lg">Withdraw it</h2>
      <p>
        It can no longer be put into a script.{' '}
        {useCount > 0 &&
          'Each video that uses it is flagged, and one that is not delivered yet has to be made again.'}
      </p>
      <input type="hidden" name="id" value={clipId} />
      <TextField name="reason" label="Why" maxLength={500} required />
      <SubmitButton variant="secondary" className="justify-self-start">
        Withdraw
      </SubmitButton>
    </form>
  )
}
