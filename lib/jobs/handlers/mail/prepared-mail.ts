import type { RenderedMail } from '@/emails/render-mail'
import { env } from '@/lib/platform/env'
import type { Result } from '@/lib/shared/result'

export type MailRow = {
  id: string
  kind: string
  subjectKey: string
  orderId: string | null
  userId: string | null
}

/** Why a mail is not sent after all: nobody to send it to, or what it would say is no longer so. */
export type DropReason = 'RECIPIENT_GONE' | 'SUBJECT_GONE' | 'OUT_OF_DATE'

export type PreparedMail = RenderedMail & { to: string; headers?: Record<string, string> }
export type Prepared = Promise<Result<PreparedMail, DropReason>>

/** The id a mail is about: its subject key up to any suffix. */
export function subjectIdOf(mail: Pick<MailRow, 'subjectKey'>): string {
  return mail.subjectKey.split(':', 1)[0] ?? ''
}

export function mailBasics(locale: string) {
  const { SUPPORT_EMAIL, SUPPORT_PHONE } = env()
  return { locale, supportEmail: SUPPORT_EMAIL, supportPhone: SUPPORT_PHONE }
}

/** An address on this site. */
export function siteUrl(path: string): string {
  return `${env().APP_URL}${path}`
}
