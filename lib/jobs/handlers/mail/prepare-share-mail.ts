import { renderMail } from '@/emails/render-mail'
import { shareCodeForMail } from '@/lib/deliveries/open-share'
import { err, ok } from '@/lib/shared/result'
import { type MailRow, mailBasics, type Prepared, siteUrl, subjectIdOf } from './prepared-mail'

/** The code for the person of a share link; the same at every attempt. */
export async function prepareShareCode(mail: MailRow, now: Date): Prepared {
  const found = await shareCodeForMail(subjectIdOf(mail), now)
  if (!found) return err('OUT_OF_DATE')
  const { email, code, locale } = found
  const facts = { ...mailBasics(locale), code, link: siteUrl('/') }
  return ok({ to: email, ...(await renderMail('share_code', facts)) })
}
