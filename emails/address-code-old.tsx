import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

/** To the address that was used so far: it tells of the change, and without its code there is none. */
export const addressCodeOldMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.addressCodeOld.subject,
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.addressCodeOld} />,
}
