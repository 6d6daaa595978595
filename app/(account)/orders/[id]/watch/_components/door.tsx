import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { ScaleField } from '@/components/video/scale-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../../_components/narrow'
import { open } from '../actions'

type Props = {
  orderId: string
  page: { locale: string; tellHow: string | null; isSerious: boolean }
  /** Where to call us, for serious news. */
  phone: string
}

/** What stands before the video: how the patient wanted to be told, a moment to pause, and one press. */
export function Door({ orderId, page, phone }: Props) {
  const { locale, tellHow, isSerious } = page
  const { door: words, scale } = messagesFor(locale).takeAway
  const isTogether = tellHow === 'with_someone'
  const how = Object.entries(words.tellHow).find(([name]) => name === tellHow)?.[1]
  return (
    <Narrow>
      <div className="grid gap-6">
        <PageHeading intro={words.text}>{words.heading}</PageHeading>
        {isSerious && (
          <Notice tone="soon" title={words.seriousTitle}>
            <p>{words.serious}</p>
            <p>
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="font-bold text-lg underline">
                {phone}
              </a>
            </p>
          </Notice>
        )}
        {how && <p className="max-w-measure text-lg">{how}</p>}
        {isTogether && <p className="max-w-measure text-ink-soft">{words.alone}</p>}
        <form action={open.bind(null, orderId)} className="grid gap-5">
          <h2 className="text-xl">{words.beforeHeading}</h2>
          <p className="-mt-4 text-ink-soft">{words.beforeHint}</p>
          <ScaleField name="understood" legend={scale.understood} ends={scale.understoodEnds} />
          <ScaleField name="anxious" legend={scale.anxious} ends={scale.anxiousEnds} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="lg">{isTogether ? words.openTogether : words.open}</SubmitButton>
            <LinkButton href={`/orders/${orderId}`} variant="secondary" size="lg">
              {words.later}
            </LinkButton>
          </div>
        </form>
      </div>
    </Narrow>
  )
}
