import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

export const signInCodeMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale, code }) => messagesFor(locale).mail.signInCode.subject({ code }),
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.signInCode} />,
}
