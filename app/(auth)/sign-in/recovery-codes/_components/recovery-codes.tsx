'use client'

import { useActionState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { RecoveryCodesState } from '../codes-schema'

type RecoveryCodesProps = {
  action: () => Promise<RecoveryCodesState>
  /** Codes made before stop working when new ones are made. */
  hasOlder: boolean
  nextPage: string
}

/** Makes the codes when asked for them, and shows them once. */
export function RecoveryCodes({ action, hasOlder, nextPage }: RecoveryCodesProps) {
  const words = messagesFor('en').signIn.recovery
  const [{ codes, hasFailed }, submit] = useActionState(action, { codes: [], hasFailed: false })
  if (codes.length === 0) {
    return (
      <form action={submit} className="mt-8 grid grid-cols-1 gap-4">
        {hasFailed && <Notice tone="danger" title={words.failed} isLive />}
        {hasOlder && <p className="text-ink-soft">{words.replaces}</p>}
        <div>
          <SubmitButton size="lg">{words.make}</SubmitButton>
        </div>
      </form>
    )
  }
  return (
    <section aria-labelledby="codes" className="mt-8 grid gap-5">
      <Card>
        <h2 id="codes" className="text-xl">
          {words.shownTitle}
        </h2>
        <ul className="mt-3 grid gap-x-8 gap-y-1 font-mono text-lg sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Card>
      <Notice tone="soon" title={words.shownText} isLive />
      <div>
        <LinkButton href={nextPage} size="lg" prefetch={false}>
          {words.done}
        </LinkButton>
      </div>
    </section>
  )
}
