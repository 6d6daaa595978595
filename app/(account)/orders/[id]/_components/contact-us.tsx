import { Notice } from '@/components/ui/notice'
import { env } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

/** How to reach us, and whom to reach instead when it cannot wait. */
export function ContactUs({ locale }: { locale: string }) {
  const words = messagesFor(locale).account.status
  const { SUPPORT_EMAIL: email, SUPPORT_PHONE: phone } = env()
  const link = 'inline-flex min-h-[44px] items-center font-semibold text-action underline underline-offset-4'
  return (
    <section aria-labelledby="contact" className="grid gap-3">
      <h2 id="contact" className="text-2xl">
        {words.contact.heading}
      </h2>
      <p>{words.contact.text}</p>
      <p className="flex flex-wrap gap-x-8">
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className={link}>
          {phone}
        </a>
        <a href={`mailto:${email}`} className={link}>
          {email}
        </a>
      </p>
      <Notice title={words.emergencyTitle}>{words.emergency}</Notice>
    </section>
  )
}
