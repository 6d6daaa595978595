import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeMail, type CodeMailFacts } from './_components/code-mail'
import type { MailTemplate } from './_components/mail-basics'

/** To the person a share link was made for. It names nobody: the mail provider reads along. */
export const shareCodeMail: MailTemplate<CodeMailFacts> = {
  subject: ({ locale, code }) => messagesFor(locale).mail.shareCode.subject({ code }),
  Body: (facts) => <CodeMail facts={facts} words={messagesFor(facts.locale).mail.shareCode} />,
}
