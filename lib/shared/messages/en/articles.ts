import { illustrations } from './illustrations'

/** Words of the articles' pages. Reading grade 6 or below. */
export const articles = {
  index: {
    title: 'Articles',
    intro:
      'Short, clear pages about tests, treatments and reports: what they are for, what they mean and what to ask.',
    articleCount: (p: { count: number }) => (p.count === 1 ? '1 article' : `${p.count} articles`),
    empty: 'No article is ready yet',
    emptyText:
      'Our articles are with our medical reviewers. We show each one as soon as it has been checked.',
  },
  glossary: {
    title: 'Glossary',
    intro: 'The hard words of radiology reports and articles, each in one or two plain sentences.',
    count: (p: { count: number }) => `There are ${p.count} words on this page.`,
    find:
      'To find one, use the search of your browser: press Ctrl and F, or ⌘ and F on a Mac. ' +
      'On a phone, look for “Find in page” in the menu.',
    letters: 'Jump to a letter',
    readMore: 'Read more:',
    lookUp: 'Just one word? Look it up in our glossary',
  },
  series: { label: 'Series', seeAll: 'See the whole series' },
  breadcrumb: { label: 'You are here', home: 'Home' },

  alsoCalled: 'Also called',
  keywords: 'Clinical terms',
  partOfSeries: (p: { position: number; of: number; series: string }) =>
    `Part ${p.position} of ${p.of} in ${p.series}`,
  readingTime: (p: { minutes: number }) =>
    p.minutes === 1 ? '1 minute to read' : `${p.minutes} minutes to read`,
  writtenBy: (p: { name: string }) => `Written by ${p.name}`,
  reviewedBy: (p: { name: string; credentials: string; when: string }) =>
    `Reviewed by ${p.name}, ${p.credentials}, on ${p.when}`,
  reviewPending: 'Medical review pending',
  reviewPendingText: 'No doctor has checked this page yet. We say so until one has, and put the name here.',
  updated: (p: { when: string }) => `Updated ${p.when}`,
  disclaimer: 'This page explains. It does not replace your doctor, who knows you.',

  printedFrom: (p: { address: string }) => `From ${p.address}`,

  contents: { label: 'On this page' },
  video: {
    label: 'Watch it explained',
    captions: 'English',
    length: (p: { seconds: number; bytes: number }) => {
      const [minutes, rest] = [Math.floor(p.seconds / 60), Math.round(p.seconds % 60)]
      const time = minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`
      return `${time} · ${(p.bytes / 1_000_000).toFixed(1)} MB · with captions`
    },
    computerVoice: 'Computer voice: no person has recorded it yet',
    transcript: 'Read what the video says',
    download: 'Download the video',
    hosted: {
      notice:
        'This video is on YouTube. If you play it here, YouTube, a Google company, learns your internet address and ' +
        'which video you watch. Until then we load nothing from there.',
      agree: 'I agree. Show it',
      elsewhere: 'Open it on YouTube',
    },
  },
  figure: { describe: 'The picture in words' },
  term: { close: 'Close' },
  citation: (p: { number: string }) => `Source ${p.number}`,

  order: {
    title: 'Got a report? Let an expert explain yours',
    text:
      'Send us your radiology report. A medical expert goes through it with you in a short private video, in plain ' +
      'words and with clear pictures. You know what it says, and what to ask next.',
    button: 'Get my report explained',
    points: ['Easy to start', 'Plain words and clear pictures', 'Made for you by a medical expert'],
    shortTitle: 'Is this about your own report?',
    shortText: 'A medical expert can explain it to you in a short private video.',
  },

  words: { title: 'Words used on this page', source: 'Source:' },
  sources: {
    title: 'Sources',
    intro: 'We wrote this page in our own words, from these sources.',
    undated: 'no date given',
  },
  next: { label: 'Next in this series', previous: 'Before this in the series' },
  related: 'Related articles',
  recent: 'Recent articles',
  alsoViewed: 'Others also viewed',
  more: 'More to read',

  share: {
    label: 'Share this page',
    share: 'Share',
    copy: 'Copy link',
    copied: 'Link copied',
    byHand: 'Copy this link:',
  },

  feedback: {
    question: 'Did this page help you?',
    yes: 'Yes, it did',
    no: 'No, not really',
    privacy: 'We keep the answer, not who gave it.',
    failed: 'Your answer did not reach us. Please try again.',
    thanksTitle: 'Thank you',
    thanksText: 'Your answer helps us write better pages.',
    whyTitle: 'Thank you. What was wrong?',
    whyText: 'Pick what fits best. This helps us mend the page.',
    send: 'Send',
    skip: 'Skip this',
    back: 'Go back to the article',
    all: 'See all articles',
    reasons: {
      too_hard: 'It was too hard to read',
      not_what_i_needed: 'It was not what I looked for',
      missing: 'Something is missing',
      seems_wrong: 'Something seems wrong',
      worried_me: 'It made me worry more',
      other: 'Something else',
    },
  },

  illustrations,
} as const
