import { renderMail } from '@/emails/render-mail'
import { db } from '@/lib/platform/db'
import { err, ok } from '@/lib/shared/result'
import { type MailRow, mailBasics, type Prepared, siteUrl, subjectIdOf } from './prepared-mail'

/** That a patient's copy of their data can be fetched; no more once it is over or gone. */
export async function prepareExportReady(mail: MailRow, now: Date): Prepared {
  const found = await db().dataExport.findFirst({
    where: { id: subjectIdOf(mail), state: 'ready', expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { expiresAt: true, user: { select: { email: true, locale: true, timeZone: true } } },
  })
  if (!found) return err('OUT_OF_DATE')
  const { expiresAt, user } = found
  if (user.email === null) return err('RECIPIENT_GONE')
  const facts = {
    ...mailBasics(user.locale),
    link: siteUrl('/account/download'),
    expiresAt,
    timeZone: user.timeZone,
  }
  return ok({ to: user.email, ...(await renderMail('export_ready', facts)) })
}
