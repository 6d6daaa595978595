import type { MailBasics } from './mail-basics'
import { MailButton, MailCode, MailLayout, MailQuietText, MailText } from './mail-layout'

/** The code is made again from the challenge's id at every attempt to send, and so is a link that does the same. */
export type CodeMailFacts = MailBasics & { code: string; link: string }

type CodeWords = {
  preview: string
  heading: string
  intro: string
  /** Left out where only the code counts. */
  otherWay?: string
  button?: string
  ignore: string
}

export function CodeMail({ facts, words }: { facts: CodeMailFacts; words: CodeWords }) {
  return (
    <MailLayout facts={facts} preview={words.preview} heading={words.heading}>
      <MailText>{words.intro}</MailText>
      <MailCode code={facts.code} />
      {words.otherWay && <MailText>{words.otherWay}</MailText>}
      {words.button && <MailButton href={facts.link}>{words.button}</MailButton>}
      <MailQuietText>{words.ignore}</MailQuietText>
    </MailLayout>
  )
}
