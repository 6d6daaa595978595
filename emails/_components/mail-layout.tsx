import type { ReactNode } from 'react'
import { Button, Head, Heading, Html, Preview, Text } from 'react-email'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics } from './mail-basics'
import { DARK_STYLE, mailStyle } from './mail-style'

type LayoutProps = {
  facts: MailBasics
  preview: string
  heading: string
  /** Small print under the card; how to reach us when it is left out. */
  footer?: readonly string[]
  children: ReactNode
}

/** The frame of every mail: one column of plain blocks, so that it reads the same in any client and aloud. */
export function MailLayout({
  facts,
  preview,
  heading,
  footer = [howToReachUs(facts)],
  children,
}: LayoutProps) {
  return (
    <Html lang={facts.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK_STYLE}</style>
      </Head>
      <Preview>{preview}</Preview>
      <body className="mail-page" style={mailStyle.page}>
        <div style={mailStyle.column}>
          <Text className="mail-brand" style={mailStyle.brand}>
            Mediphany
          </Text>
          <div className="mail-card" style={mailStyle.card}>
            <Heading as="h1" className="mail-ink" style={mailStyle.heading}>
              {heading}
            </Heading>
            {children}
          </div>
          {footer.map((line) => (
            <Text key={line} className="mail-quiet" style={mailStyle.footer}>
              {line}
            </Text>
          ))}
        </div>
      </body>
    </Html>
  )
}

function howToReachUs({ locale, supportEmail, supportPhone }: MailBasics): string {
  return messagesFor(locale).mail.footerWithoutOrder({ email: supportEmail, phone: supportPhone })
}

export function MailText({ children }: { children: ReactNode }) {
  return (
    <Text className="mail-ink" style={mailStyle.text}>
      {children}
    </Text>
  )
}

export function MailQuietText({ children }: { children: ReactNode }) {
  return (
    <Text className="mail-quiet" style={mailStyle.quiet}>
      {children}
    </Text>
  )
}

/** For what a reader may want but need not do. */
export function MailQuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="mail-quiet" style={mailStyle.quietLink}>
      {children}
    </a>
  )
}

export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button href={href} className="mail-button" style={mailStyle.button}>
      {children}
    </Button>
  )
}

/** The one thing a reader looks for: a time, a phone number. */
export function MailFact({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <Text className="mail-fact" style={mailStyle.fact}>
      {label && (
        <>
          <span style={mailStyle.factLabel}>{label}</span>{' '}
        </>
      )}
      {children}
    </Text>
  )
}

/** A code to type, in one piece so that it can be copied with a double tap. */
export function MailCode({ code }: { code: string }) {
  return (
    <Text className="mail-fact" style={{ ...mailStyle.fact, ...mailStyle.code }}>
      {code}
    </Text>
  )
}
