import { renderMail } from '@/emails/render-mail'
import { accountCodeForMail } from '@/lib/account/account-code'
import { type AddressSide, addressCodeForMail } from '@/lib/account/change-address'
import { erasedForMail } from '@/lib/account/erase-account'
import { oldAddressForMail } from '@/lib/account/old-address'
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

/** The code that confirms deleting one's data; the same at every attempt. */
export async function prepareEraseCode(mail: MailRow, now: Date): Prepared {
  const found = await accountCodeForMail(subjectIdOf(mail), 'erase', now)
  if (!found) return err('OUT_OF_DATE')
  const { email, locale, code } = found
  const facts = { ...mailBasics(locale), code, link: siteUrl('/account/delete') }
  return ok({ to: email, ...(await renderMail('erase_code', facts)) })
}

/** The last mail to a patient: their data is deleted. */
export async function prepareDataErased(mail: MailRow): Prepared {
  const found = await erasedForMail(subjectIdOf(mail))
  if (!found) return err('OUT_OF_DATE')
  const facts = { ...mailBasics(found.locale), link: siteUrl('/privacy#how-long') }
  return ok({ to: found.email, ...(await renderMail('data_erased', facts)) })
}

/** The two codes of a change of address: each address shows that it can be read. */
export async function prepareAddressCode(side: AddressSide, mail: MailRow, now: Date): Prepared {
  const found = await addressCodeForMail(subjectIdOf(mail), side, now)
  if (!found) return err('OUT_OF_DATE')
  const { email, locale, code } = found
  const facts = { ...mailBasics(locale), code, link: siteUrl('/account/address') }
  return ok({ to: email, ...(await renderMail(`address_code_${side}`, facts)) })
}

/** To the address that an account had until staff changed it after a call. */
export async function prepareAddressMovedAway(mail: MailRow, now: Date): Prepared {
  const found = await oldAddressForMail(subjectIdOf(mail), now)
  if (!found) return err('OUT_OF_DATE')
  const facts = { ...mailBasics(found.locale), link: siteUrl('/contact') }
  return ok({ to: found.email, ...(await renderMail('address_moved_away', facts)) })
}
