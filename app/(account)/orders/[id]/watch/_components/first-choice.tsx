import { LinkButton } from '@/components/ui/button'

type Props = {
  orderId: string
  isTextFirst: boolean
  words: { orderLabel: string; videoFirst: string; textFirst: string }
}

/** Some want to watch, some to read: links, so that the choice needs no script and stays in the address. */
export function FirstChoice({ orderId, isTextFirst, words }: Props) {
  return (
    <nav aria-label={words.orderLabel} className="flex flex-wrap items-center gap-3 print:hidden">
      <span>{words.orderLabel}</span>
      <Choice href={`/orders/${orderId}/watch`} isChosen={!isTextFirst} text={words.videoFirst} />
      <Choice href={`/orders/${orderId}/watch?first=text`} isChosen={isTextFirst} text={words.textFirst} />
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
