import { SubmitButton } from '@/components/ui/submit-button'
import { switchOwnDuty } from '../actions'

/** On duty means: mails about orders come to you. */
export function DutySwitch({ userId, isOn }: { userId: string; isOn: boolean }) {
  return (
    <form action={switchOwnDuty} className="flex items-center gap-2 text-sm">
      <input type="hidden" name="userId" value={userId} />
      <span>{isOn ? 'You are on duty: order mails come to you.' : 'You are off duty: no order mails.'}</span>
      <SubmitButton size="sm" variant="secondary" name="isOn" value={isOn ? 'no' : 'yes'}>
        {isOn ? 'Go off duty' : 'Go on duty'}
      </SubmitButton>
    </form>
  )
}
