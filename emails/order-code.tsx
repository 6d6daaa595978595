import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

export const orderCodeMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale, code }) => messagesFor(locale).mail.orderCode.subject({ code }),
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.orderCode} />,
}
