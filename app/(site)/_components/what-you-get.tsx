import { Clapperboard, FileText, MessageCircleQuestion } from 'lucide-react'
import { LivePrice } from '@/components/order/live-price'
import { Card } from '@/components/ui/card'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { get, hero } = messagesFor('en').site
const ICONS = [Clapperboard, FileText, MessageCircleQuestion]

/** What is in an order, what it costs, and when the money comes back. */
export function WhatYouGet() {
  return (
    <Section id="price" heading={get.heading}>
      <div className="grid gap-8 md:grid-cols-[1fr_19rem] md:gap-12">
        <ul className="grid content-start gap-7">
          {get.items.map((item, index) => {
            const Icon = ICONS[index]
            return (
              <li key={item.title} className="flex gap-4">
                {Icon && (
                  <Icon aria-hidden className="mt-0.5 size-7 shrink-0 text-action" strokeWidth={1.75} />
                )}
                <div>
                  <h3 className="text-lg leading-snug">{item.title}</h3>
                  <p className="mt-1 text-ink-soft">{item.text}</p>
                </div>
              </li>
            )
          })}
        </ul>
        <Card className="self-start">
          <h3 className="text-sm text-ink-soft">{get.priceTitle}</h3>
          <p className="mt-1 font-display text-2xl">
            <LivePrice fallback={hero.priceFallback} />
          </p>
          <p className="mt-2 text-sm">{get.priceNote}</p>
          <h3 className="mt-5 border-line border-t pt-4 text-base">{get.backTitle}</h3>
          <ul className="mt-2 grid list-disc gap-1 ps-5 text-sm marker:text-action">
            {get.back.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Card>
      </div>
    </Section>
  )
}
