import { Mail, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { pageMetadata } from '@/components/site/page-metadata'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { env } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'
import { InfoPage } from '../_components/info-page'
import { ContactForm } from './_components/contact-form'
import { sendMessage } from './actions'

const words = messagesFor('en').contact
const PATH = '/contact'

// The address and the number are settings of the running site, not of the build.
export const dynamic = 'force-dynamic'

export const metadata = pageMetadata({ ...words, path: PATH })

export default function ContactPage() {
  const { SUPPORT_EMAIL, SUPPORT_PHONE } = env()
  return (
    <InfoPage words={words} path={PATH}>
      <Notice tone="danger" title={words.emergencyTitle} className="mt-8 max-w-[42rem]">
        {words.emergencyText}
      </Notice>
      <div className="mt-10 grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,32rem)_1fr]">
        <section aria-labelledby="write">
          <h2 id="write" className="text-2xl">
            {words.form.title}
          </h2>
          <Notice title={words.form.healthTitle} className="mt-4 mb-6">
            {words.form.healthText}
            <span className="block">
              <TextLink href="/orders">{words.form.ordersLink}</TextLink>
            </span>
          </Notice>
          <ContactForm action={sendMessage} />
        </section>
        <section aria-labelledby="other-ways">
          <h2 id="other-ways" className="text-2xl">
            {words.otherTitle}
          </h2>
          <div className="mt-4 grid gap-6">
            <Way icon={<Phone aria-hidden />} title={words.phoneTitle} text={words.phoneText}>
              <TextLink href={`tel:${SUPPORT_PHONE.replaceAll(/[^+\d]/g, '')}`}>{SUPPORT_PHONE}</TextLink>
            </Way>
            <Way icon={<Mail aria-hidden />} title={words.mailTitle} text={words.mailText}>
              <TextLink href={`mailto:${SUPPORT_EMAIL}`}>{SUPPORT_EMAIL}</TextLink>
            </Way>
          </div>
        </section>
      </div>
    </InfoPage>
  )
}

type WayProps = { icon: ReactNode; title: string; text: string; children: ReactNode }

function Way({ icon, title, text, children }: WayProps) {
  return (
    <div className="flex gap-4 border-line border-t pt-5">
      <span className="text-action [&>svg]:size-7">{icon}</span>
      <div className="min-w-0">
        <h3 className="text-lg">{title}</h3>
        <p className="break-words">{children}</p>
        <p className="text-ink-soft text-sm">{text}</p>
      </div>
    </div>
  )
}
