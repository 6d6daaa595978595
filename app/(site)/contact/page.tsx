import { Mail, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { pageMetadata } from '@/components/site/page-metadata'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { env } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

const words = messagesFor('en').contact

// The address and the number are settings of the running site, not of the build.
export const dynamic = 'force-dynamic'

export const metadata = pageMetadata({ ...words, path: '/contact' })

export default function ContactPage() {
  const { SUPPORT_EMAIL, SUPPORT_PHONE } = env()
  return (
    <PageBody width="measure">
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      <div className="mt-8 grid gap-5">
        <Notice tone="danger" title={words.emergencyTitle}>
          {words.emergencyText}
        </Notice>
        <Way icon={<Mail aria-hidden />} title={words.mailTitle} text={words.mailText}>
          <a href={`mailto:${SUPPORT_EMAIL}`} className={LINK}>
            {SUPPORT_EMAIL}
          </a>
        </Way>
        <Way icon={<Phone aria-hidden />} title={words.phoneTitle} text={words.phoneText}>
          <a href={`tel:${SUPPORT_PHONE.replaceAll(/[^+\d]/g, '')}`} className={LINK}>
            {SUPPORT_PHONE}
          </a>
        </Way>
        <Notice title={words.form.healthTitle}>{words.form.healthText}</Notice>
      </div>
    </PageBody>
  )
}

const LINK = 'inline-flex min-h-[44px] items-center font-semibold text-action underline underline-offset-4'

function Way({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode
  title: string
  text: string
  children: ReactNode
}) {
  return (
    <Card className="flex gap-4">
      <span className="text-action [&>svg]:size-7">{icon}</span>
      <div className="min-w-0">
        <h2 className="text-lg">{title}</h2>
        <p className="break-words">{children}</p>
        <p className="text-ink-soft text-sm">{text}</p>
      </div>
    </Card>
  )
}
