import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { SubmitButton } from '@/components/ui/submit-button'

type Act = () => Promise<void>

type ProcessingStateProps = {
  label: string
  /** Percent. */
  progress: number
  /** Left out for who may not stop it. */
  stop?: Act | undefined
}

/** How far something is that is being made, with a way to stop it. */
export function ProcessingState({ label, progress, stop }: ProcessingStateProps) {
  return (
    <div role="status" className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <Progress label={label} value={progress} max={100} valueText={`${progress} %`} />
      {stop && (
        <form action={stop}>
          <SubmitButton variant="quiet" size="sm">
            Stop
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

type ProcessingFailedProps = {
  /** What could not be made: 'Version 2'. */
  name: string
  failure: string | null
  /** Its cause, and what helps. */
  reason: string
  /** Left out where trying again cannot help. */
  retry?: Act | undefined
}

/** Why something could not be made, and a way to try again where that may help. */
export function ProcessingFailed({ name, failure, reason, retry }: ProcessingFailedProps) {
  const isCanceled = failure === 'CANCELED'
  return (
    <Notice
      tone={isCanceled ? 'info' : 'danger'}
      title={isCanceled ? `${name} was stopped` : `${name} cannot be used`}
    >
      <p>{reason}</p>
      {retry && (
        <form action={retry} className="mt-3">
          <SubmitButton variant="secondary" size="sm">
            Try again
          </SubmitButton>
        </form>
      )}
    </Notice>
  )
}
