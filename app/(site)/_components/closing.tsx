import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'

const { closing, hero } = messagesFor('en').site

export function Closing() {
  return (
    <div className="mx-auto w-full max-w-page px-5 pb-14 sm:px-8 print:hidden">
      <div className="flex flex-wrap items-end justify-between gap-6 rounded-card bg-deep px-6 py-9 text-on-deep sm:px-10 sm:py-12">
        <div className="max-w-measure">
          <h2 className="text-3xl">{closing.heading}</h2>
          <p className="mt-2 text-lg">{closing.text}</p>
        </div>
        <LinkButton href="/order" size="lg" variant="secondary">
          {hero.order}
        </LinkButton>
      </div>
    </div>
  )
}
