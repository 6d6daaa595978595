import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { env } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

/** How to reach us, and whom to reach instead when it cannot wait. */
export function ContactUs({ locale }: { locale: string }) {
  const words = messagesFor(locale).account.status
  const { SUPPORT_EMAIL: email, SUPPORT_PHONE: phone } = env()
  return (
    <section aria-labelledby="contact" className="grid gap-3">
      <h2 id="contact" className="text-2xl">
        {words.contact.heading}
      </h2>
      <p>{words.contact.text}</p>
      <p className="flex flex-wrap gap-x-8">
        <TextLink href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</TextLink>
        <TextLink href={`mailto:${email}`}>{email}</TextLink>
      </p>
      <Notice title={words.emergencyTitle}>{words.emergency}</Notice>
    </section>
  )
}
