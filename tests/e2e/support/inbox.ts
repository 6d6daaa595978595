import { expect } from '@playwright/test'
import { z } from 'zod'
import { STACK } from './stack-info'

const mailSchema = z.object({
  id: z.string(),
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
})
export type ReceivedMail = z.output<typeof mailSchema>

/** Every mail that the product has sent, newest first. */
export async function allMails(): Promise<ReceivedMail[]> {
  const response = await fetch(`${STACK.mailUrl}/emails`)
  return z.object({ data: z.array(mailSchema) }).parse(await response.json()).data
}

/** Waits for the newest mail to an address whose subject matches, and that is none of `seen`. */
export async function mailTo(
  address: string,
  subject: RegExp,
  seen: readonly ReceivedMail[] = [],
): Promise<ReceivedMail> {
  const old = new Set(seen.map(({ id }) => id))
  const find = async () =>
    (await allMails()).find(
      (mail) =>
        !old.has(mail.id) &&
        [mail.to].flat().some((to) => to.includes(address)) &&
        subject.test(mail.subject),
    )
  await expect
    .poll(async () => (await find())?.subject, {
      timeout: 45_000,
      message: `a mail to ${address}: ${subject}`,
    })
    .toBeTruthy()
  const mail = await find()
  if (!mail) throw new Error('unreachable: the poll has just seen it')
  return mail
}

/** The 6 digits in a mail's text. */
export function codeIn(mail: ReceivedMail): string {
  const code = /\b\d{6}\b/.exec(mail.text ?? '')?.[0]
  if (!code) throw new Error(`no code in '${mail.subject}'`)
  return code
}

/** The first link in a mail's text that leads into the product and matches. */
export function linkIn(mail: ReceivedMail, pattern: RegExp): string {
  const link = (mail.text ?? '').match(/https?:\/\/\S+/g)?.find((candidate) => pattern.test(candidate))
  if (!link) throw new Error(`no link like ${pattern} in '${mail.subject}'`)
  return link.replace(/[)\].,]+$/, '')
}
