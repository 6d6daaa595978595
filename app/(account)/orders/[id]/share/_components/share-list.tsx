import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShareItem, SharePage } from '@/lib/deliveries/share-queries'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { keepShare, stopShare } from '../actions'

/** Every link with what it shows, where it stands and when it was opened. */
export function ShareList({ orderId, page }: { orderId: string; page: SharePage }) {
  const words = messagesFor(page.locale).share.list
  return (
    <section aria-labelledby="links" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="links" className="text-2xl">
        {words.heading}
      </h2>
      {page.shares.length === 0 && <p>{words.none}</p>}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {page.shares.map((share) => (
          <li key={share.id}>
            <ShareCard orderId={orderId} share={share} page={page} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ShareCard({ orderId, share, page }: { orderId: string; share: ShareItem; page: SharePage }) {
  const words = messagesFor(page.locale).share.list
  const when = (date: Date) => formatInstant(date, page.timeZone, page.locale)
  return (
    <Card>
      <h3 className="wrap-anywhere font-bold text-lg">{share.name}</h3>
      <p>{standingWords(share, page)}</p>
      {share.standing !== 'replaced' && (
        <p className="text-ink-soft text-sm">
          {share.chapterTitles.length === 0
            ? words.sees.all
            : words.sees.some({ titles: share.chapterTitles.join(', ') })}
          {share.showsReport && ` ${words.sees.text}`}
          {share.hasCode && ` · ${words.sees.code}`}
        </p>
      )}
      {share.visits.length === 0 ? (
        <p className="mt-2 text-sm">{words.notOpened}</p>
      ) : (
        <Details summary={words.visits}>
          <ul>
            {share.visits.map(({ openedAt, watchedAt }) => (
              <li key={openedAt.getTime()}>
                {words.opened({ when: when(openedAt) })} {watchedAt && words.watched}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {share.standing !== 'stopped' && share.standing !== 'replaced' && (
        <div className="mt-3 flex flex-wrap gap-3">
          <form action={keepShare.bind(null, orderId, share.id)}>
            <SubmitButton size="sm" variant="secondary">
              {words.keep[share.standing]}
            </SubmitButton>
          </form>
          {share.standing !== 'ended' && (
            <form action={stopShare.bind(null, orderId, share.id)}>
              <Button type="submit" size="sm" variant="danger">
                {words.stop}
              </Button>
            </form>
          )}
        </div>
      )}
    </Card>
  )
}

function standingWords({ standing, expiresAt }: ShareItem, page: SharePage): string {
  const words = messagesFor(page.locale).share.list.standing
  const when = formatInstant(expiresAt, page.timeZone, page.locale)
  switch (standing) {
    case 'open':
      return words.open({ when })
    case 'ended':
      return words.ended({ when })
    default:
      return words[standing]
  }
}
