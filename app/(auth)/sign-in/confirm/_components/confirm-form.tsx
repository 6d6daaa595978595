'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { RedeemError } from '@/lib/auth/redeem-challenge'
import { messagesFor } from '@/lib/shared/messages/messages'

type ConfirmFormProps = {
  action: (previous: RedeemError | null, form: FormData) => Promise<RedeemError | null>
  token: string
  button: string
}

export function ConfirmForm({ action, token, button }: ConfirmFormProps) {
  const { code } = messagesFor('en').signIn
  const [problem, submit] = useActionState(action, null)
  return (
    <form action={submit} className="mt-8 grid grid-cols-1 gap-6">
      {problem !== null && <Notice tone="danger" title={code.errors[problem]} isLive />}
      <input type="hidden" name="token" value={token} />
      <div>
        <SubmitButton size="lg">{button}</SubmitButton>
      </div>
    </form>
  )
}
