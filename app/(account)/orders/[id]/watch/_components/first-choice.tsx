import { LinkButton } from '@/components/ui/button'
import { type WatchChoices, watchAddress } from './watch-address'

type Props = {
  orderId: string
  choices: WatchChoices
  words: { orderLabel: string; videoFirst: string; textFirst: string }
}

/** Some want to watch, some to read: links, so that the choice needs no script and stays in the address. */
export function FirstChoice({ orderId, choices, words }: Props) {
  const addressOf = (isTextFirst: boolean) => watchAddress(orderId, { ...choices, isTextFirst })
  return (
    <nav aria-label={words.orderLabel} className="flex flex-wrap items-center gap-3 print:hidden">
      <span>{words.orderLabel}</span>
      <Choice href={addressOf(false)} isChosen={!choices.isTextFirst} text={words.videoFirst} />
      <Choice href={addressOf(true)} isChosen={choices.isTextFirst} text={words.textFirst} />
    </nav>
  )
}

function Choice({ href, isChosen, text }: { href: string; isChosen: boolean; text: string }) {
  return (
    <LinkButton
      href={href}
      size="sm"
      prefetch={false}
      variant={isChosen ? 'primary' : 'secondary'}
      {...(isChosen && { 'aria-current': 'true' })}
    >
      {text}
    </LinkButton>
  )
}
