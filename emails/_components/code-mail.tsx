import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics } from './mail-basics'
import { MailButton, MailCode, MailLayout, MailQuietText, MailText } from './mail-layout'

/** A code and a link that do the same; both are made again from the challenge's id at every attempt to send. */
export type CodeMailFacts = MailBasics & { code: string; link: string }

type CodeWords = {
  preview: string
  heading: string
  intro: string
  otherWay: string
  button: string
  ignore: string
}

export function CodeMail({ facts, words }: { facts: CodeMailFacts; words: CodeWords }) {
  const { footerWithoutOrder } = messagesFor(facts.locale).mail
  return (
    <MailLayout
      locale={facts.locale}
      preview={words.preview}
      heading={words.heading}
      footer={[footerWithoutOrder({ email: facts.supportEmail, phone: facts.supportPhone })]}
    >
      <MailText>{words.intro}</MailText>
      <MailCode code={facts.code} />
      <MailText>{words.otherWay}</MailText>
      <MailButton href={facts.link}>{words.button}</MailButton>
      <MailQuietText>{words.ignore}</MailQuietText>
    </MailLayout>
  )
}
