import { Check } from 'lucide-react'
import { LivePrice } from '@/components/order/live-price'
import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'
import { HeroPicture } from './hero-picture'

const { hero } = messagesFor('en').site

/** The promise, the way to it, and what it looks like. */
export function Hero() {
  return (
    <div className="mx-auto grid w-full max-w-page items-center gap-x-14 gap-y-10 px-5 pt-8 pb-14 sm:px-8 sm:pt-14 sm:pb-20 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h1 className="text-[2.15rem] leading-[1.1] sm:text-5xl">{hero.heading}</h1>
        <p className="mt-5 max-w-[30rem] text-lg sm:text-xl sm:leading-normal">{hero.lead}</p>
        <div className="mt-7 flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
          <LinkButton href="/order" size="lg" className="max-sm:hidden">
            {hero.order}
          </LinkButton>
          <a
            href="#how-it-works"
            className="inline-flex min-h-12 items-center font-semibold text-action text-lg underline underline-offset-4 sm:ms-4"
          >
            {hero.how}
          </a>
        </div>
        <p className="mt-4 hidden text-ink-soft sm:block">
          <LivePrice fallback={hero.priceFallback} suffix={hero.priceSuffix} />
        </p>
        <ul className="mt-7 grid gap-1.5">
          {hero.promises.map((promise) => (
            <li key={promise} className="flex items-start gap-2.5 font-medium">
              <Check aria-hidden className="mt-1 size-5 shrink-0 text-action" strokeWidth={3} />
              {promise}
            </li>
          ))}
        </ul>
      </div>
      <HeroPicture />
    </div>
  )
}
