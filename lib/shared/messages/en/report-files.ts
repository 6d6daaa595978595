import type { BlockCode, ReportWarningCode } from '@/lib/reports/report-warning-schema'

type WarningWords = { title: string; why: string }

/** What we say about report files while they become pages, and about what may be hard to read. Grade 6 or below. */
export const reportFiles = {
  yourFiles: 'Your files, in order',
  noFiles: 'No files yet.',
  moveUp: (p: { name: string }) => `Move ${p.name} up`,
  moveDown: (p: { name: string }) => `Move ${p.name} down`,
  remove: (p: { name: string }) => `Remove ${p.name}`,
  rename: 'Change the name',
  renameLabel: 'Name of this file',
  renameSave: 'Save the name',

  process: {
    checking: 'We are checking this file for viruses.',
    opening: 'We are opening this file.',
    reading: (p: { ready: number; pages: number }) => `Reading: ${p.ready} of ${p.pages} pages are ready.`,
    ready: (p: { pages: number }) => (p.pages === 1 ? '1 page is ready.' : `${p.pages} pages are ready.`),
  },
  meanwhileTitle: 'We are reading your pages',
  meanwhile:
    'This takes a few seconds, or a minute for a long scan. You need not wait: you can go on now. If a page is hard to read, we tell you here and before you pay.',
  reload: 'See how far it is',

  pages: (p: { name: string }) => `Pages of ${p.name}`,
  page: (p: { number: number; of: number }) => `Page ${p.number} of ${p.of}`,
  morePages: (p: { count: number }) => (p.count === 1 ? 'Show 1 more page' : `Show ${p.count} more pages`),
  turn: 'Turn',
  turnPage: (p: { number: number }) => `Turn page ${p.number} to the right`,

  locked: {
    title: 'This file has a password',
    text: 'Type the password to open it. We use it once and do not keep it. Often it is the date of birth or the last digits of a number on your letter.',
    label: 'Password of this file',
    submit: 'Open the file',
    errors: {
      WRONG_PASSWORD: 'This password does not open the file. Please check it and try again.',
      UNREADABLE: 'The file is damaged. Please send it again, or take a photo of each page.',
      NOT_FOUND: 'This file is no longer here. Please load the page again.',
      TOO_MANY_TRIES: 'That were many tries. Please wait a few minutes, then try again.',
      TOO_MANY: 'Many people are opening files right now. Please try again in a minute.',
    },
  },

  blockedTitle: 'We cannot use this file',
  blocked: {
    INFECTED: 'Our scanner found a virus in it. It stays closed. Please send another copy.',
    UNREADABLE:
      'It is damaged, or not what its name says. Please send it again, or take a photo of each page.',
    TOO_MANY_PAGES: 'It has more than 200 pages. Please send only the pages of the written report.',
    TOO_MANY_PIXELS: 'The picture is too large. Please take the photo again with the normal camera.',
    UNPACKS_TOO_LARGE: 'It holds far more than a report does. Please save it as a PDF and send that.',
    HAS_MACROS: 'It holds small programs. Please save it as a PDF and send that.',
    EMPTY: 'There is nothing in it. Please send it again, or take a photo of each page.',
  } satisfies Record<BlockCode, string>,

  warnings: {
    heading: 'Please check these',
    intro: 'You can mend each one, or send it as it is. A person will look at it either way.',
    onPage: (p: { name: string; number: number }) => `${p.name}, page ${p.number}`,
    pictureOf: (p: { number: number }) => `Page ${p.number}`,
    blurred: {
      title: 'This page is blurred',
      why: 'The words are not sharp. Hold the phone still, tap on the text, and take the photo again.',
    },
    dark: {
      title: 'This page is dark',
      why: 'The paper lies in shadow. Take the photo again near a window or under a lamp.',
    },
    cut_edges: {
      title: 'Part of this page is cut off',
      why: 'Some lines run over the edge. Take the photo again with all four corners in it.',
    },
    hard_to_read: {
      title: 'This page is hard to read',
      why: 'We found few words that we could read. If it is upside down, turn it. If not, a new photo in good light may help.',
    },
    page_lost: {
      title: 'One page or picture did not open',
      why: 'The rest of the file is fine. Please take a photo of this part of your report and add it.',
    },
    not_read: {
      title: 'This file is long',
      why: 'Our machine reads the first 30 pages. From this page on, a person looks at each one. If some pages are not about this scan, send only the report.',
    },
    missing_pages: {
      title: 'Some pages seem to be missing',
      why: 'The paper counts more pages than you sent. The last page often holds the main result.',
    },
    no_findings: {
      title: 'We found no result in it',
      why: 'A report has a part called “Findings” or “Impression”. Perhaps a page is missing.',
    },
    not_a_report: {
      title: 'This may not be a scan report',
      why: 'It does not read like the text a radiologist wrote. A bill, a letter or an order form cannot be explained.',
    },
    several_patients: {
      title: 'There may be two people in it',
      why: 'We found two names or two dates of birth. Please check that every page is about the right person.',
    },
    missing: (p: { pages: string }) => `Missing: page ${p.pages}.`,
    found: (p: { values: string }) => `We found: ${p.values}.`,
    replace: 'Send a better copy',
    replaceLabel: (p: { name: string }) => `A better copy of ${p.name}`,
    replaceSubmit: 'Send this copy',
    addFile: 'Add a page',
    removeFile: 'Remove this file',
    sendAnyway: 'Send it anyway',
    sendAnywayAbout: (p: { title: string }) => `: ${p.title}`,
    answered: 'You chose to send this as it is.',
    answeredSummary: (p: { count: number }) =>
      p.count === 1 ? '1 note you already saw' : `${p.count} notes you already saw`,
  } satisfies Record<ReportWarningCode, WarningWords> & Record<string, unknown>,

  review: {
    title: 'Please look at your report once more',
    waiting: 'We are still reading your pages. You can pay now: if something is missing, we ask you.',
    notes: (p: { count: number }) =>
      p.count === 1
        ? 'One thing may make your report hard to read. You can still pay: a person looks at it.'
        : `${p.count} things may make your report hard to read. You can still pay: a person looks at it.`,
    unopened: 'At least one of your files does not open. Please send a better copy.',
    link: 'Look at my pages',
  },
} as const
