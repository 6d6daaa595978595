import type { ReactNode } from 'react'
import type { ButtonAction } from '@/components/staff/form-action'
import type { ButtonVariant } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type PersonButtonProps = {
  action: ButtonAction
  fields: Record<string, string>
  /** Whom it is about, for readers who hear the button without its card. */
  about: string
  variant?: ButtonVariant
  children: ReactNode
}

/** A form of one button. */
export function PersonButton({ action, fields, about, variant = 'secondary', children }: PersonButtonProps) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton size="sm" variant={variant}>
        {children}
        <span className="sr-only">: {about}</span>
      </SubmitButton>
    </form>
  )
}
