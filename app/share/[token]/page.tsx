import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { findShareDoor, type ShareDoor } from '@/lib/deliveries/open-share'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'

export const metadata: Metadata = { title: messagesFor('en').share.door.title }

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The door of a share link. Fetching it opens nothing: that takes a person's press. */
export default async function ShareDoorPage({ params, searchParams }: Props) {
  const [{ token }, { code, problem }] = await Promise.all([params, searchParams])
  const door = await findShareDoor(token, systemClock.now())
  if (!door) notFound()
  const words = messagesFor(door.locale).share.door
  const codeId = typeof code === 'string' ? code : null
  // Said beside the field of the code, where there is one.
  const wrongCode = problem === 'WRONG_CODE' && codeId !== null ? words.problems.WRONG_CODE : undefined
  const problemWords = Object.entries(words.problems).find(([name]) => name === problem)?.[1]
  return (
    <div className="grid gap-6">
      <PageHeading intro={door.owner === null ? words.introHidden : words.intro({ owner: door.owner })}>
        {words.heading}
      </PageHeading>
      {problemWords && !wrongCode && (
        <Notice tone="danger" isLive>
          {problemWords}
        </Notice>
      )}
      {door.state === 'ready' && <DoorForm door={door} token={token} codeId={codeId} wrongCode={wrongCode} />}
      {door.state === 'preparing' && <Notice tone="soon">{words.notReady}</Notice>}
      {door.state === 'failed' ? (
        <Notice tone="danger">{words.failed}</Notice>
      ) : (
        <p className="text-ink-soft text-sm">{words.note}</p>
      )}
    </div>
  )
}

type DoorFormProps = { door: ShareDoor; token: string; codeId: string | null; wrongCode: string | undefined }

function DoorForm({ door, token, codeId, wrongCode }: DoorFormProps) {
  const words = messagesFor(door.locale).share.door
  const hidden = <input type="hidden" name="token" value={token} />
  if (!door.needsCode) {
    return (
      <form action="/api/share/open" method="post">
        {hidden}
        <SubmitButton size="lg">{words.open}</SubmitButton>
      </form>
    )
  }
  return (
    <div className="grid gap-5">
      {codeId && (
        <form action="/api/share/open" method="post" className="grid gap-4" noValidate>
          {hidden}
          <input type="hidden" name="codeId" value={codeId} />
          <TextField
            name="code"
            label={words.code}
            hint={words.codeHint}
            error={wrongCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
          <SubmitButton size="lg">{words.open}</SubmitButton>
        </form>
      )}
      <form action="/api/share/code" method="post">
        {hidden}
        {codeId && <input type="hidden" name="codeId" value={codeId} />}
        <SubmitButton {...(codeId ? { variant: 'secondary' as const } : { size: 'lg' as const })}>
          {codeId ? words.sendAgain : words.send}
        </SubmitButton>
      </form>
    </div>
  )
}
