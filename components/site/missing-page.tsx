import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').common.notFound

/** What stands where a page would: it is not there, or not for whoever asks. */
export function MissingPage() {
  return (
    <>
      <PageHeading intro={words.text}>{words.heading}</PageHeading>
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href="/">{words.home}</LinkButton>
        <LinkButton href="/orders" variant="secondary">
          {words.orders}
        </LinkButton>
      </div>
      <h2 className="mt-12 text-xl">{words.otherTitle}</h2>
      <ul className="mt-2">
        {words.other.map(({ href, text }) => (
          <li key={href}>
            <Link
              href={href}
              className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
