/** The frame of the legal pages; the texts themselves are in terms.ts, privacy.ts and health-data-privacy.ts. */
export const legal = {
  holdsFrom: (p: { day: string }) => `Holds from ${p.day}`,
  version: (p: { version: string }) => `Version ${p.version}`,
  draftTitle: 'Draft: to be reviewed by counsel before launch',
  draftText: 'This text is honest work in progress. A lawyer has not yet approved it.',
  contents: 'On this page',
} as const

/** One part of a legal text. A string is a paragraph, a list of strings is a list of points. */
export type LegalSection = {
  id: string
  heading: string
  body: readonly (string | readonly string[])[]
  table?: { caption: string; headers: readonly string[]; rows: readonly (readonly string[])[] }
  link?: { href: string; text: string }
}

export type LegalText = { title: string; intro: string; sections: readonly LegalSection[] }
