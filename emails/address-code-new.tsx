import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

/** To the address that a patient wants to use from now on. */
export const addressCodeNewMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.addressCodeNew.subject,
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.addressCodeNew} />,
}
