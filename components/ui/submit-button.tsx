'use client'

import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type'> & {
  /** Said while the form is on its way; the button's own words stay when this is left out. */
  pendingText?: string
}

/**
 * Sends its form once: while the form's action runs, further presses do nothing. It keeps the focus, so it is not
 * `disabled`. Without JavaScript it is a plain submit button.
 */
export function SubmitButton({ pendingText, children, onClick, ...props }: SubmitButtonProps) {
  const { pending, data } = useFormStatus()
  const isSender = props.name === undefined || data?.get(props.name) === String(props.value ?? '')

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }

  return (
    <Button {...props} type="submit" aria-disabled={pending || undefined} onClick={handleClick}>
      {pending && isSender ? (
        <>
          <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />
          <span role="status">{pendingText ?? children}</span>
        </>
      ) : (
        children
      )}
    </Button>
  )
}
