import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

/** Only the code counts: nothing is deleted by following a link. */
export const eraseCodeMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.eraseCode.subject,
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.eraseCode} />,
}
