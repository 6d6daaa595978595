import { LivePrice } from '@/components/order/live-price'
import { pageMetadata } from '@/components/site/page-metadata'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CheckList } from '../_components/check-list'
import { InfoPage, InfoSection } from '../_components/info-page'

const { price: words, site } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/price' })

export default function PricePage() {
  return (
    <InfoPage words={words} path="/price" invites>
      <div className="mt-8 grid overflow-hidden rounded-card border border-line bg-surface shadow-card md:grid-cols-[1fr_1.25fr]">
        <div className="flex flex-col justify-center bg-action-tint p-6 sm:p-9">
          <p className="font-semibold text-sm">{words.label}</p>
          <p className="mt-1 min-h-[3.5rem] text-2xl leading-tight [&_strong]:font-display [&_strong]:text-5xl">
            <LivePrice fallback={words.fallback} />
          </p>
          <p className="mt-2">{words.note}</p>
          <LinkButton href="/order" className="mt-5">
            {site.start.button}
          </LinkButton>
        </div>
        <div className="p-6 sm:p-9">
          <h2 className="text-xl">{words.inTitle}</h2>
          <div className="mt-4">
            <CheckList items={words.in} />
          </div>
        </div>
      </div>
      <InfoSection id="money-back" title={words.backTitle}>
        <p>{words.backIntro}</p>
        <div className="mt-3">
          <CheckList items={words.back} />
        </div>
        <p className="mt-4 text-ink-soft">{words.backNote}</p>
      </InfoSection>
      <InfoSection id="paying" title={words.payTitle}>
        <div className="grid max-w-measure gap-3">
          {words.pay.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <p className="mt-2">
          <TextLink href="/terms">{words.termsLink}</TextLink>
        </p>
      </InfoSection>
    </InfoPage>
  )
}
