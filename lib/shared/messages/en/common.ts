/** Words that no single area owns. */
export const common = {
  brand: 'Mediphany',
  skipToContent: 'Skip to main content',
  yourTime: 'your time',
  optional: '(you may leave this empty)',
  noticeWords: { info: 'Please note', soon: 'Soon', danger: 'Important', success: 'Done' },
  stepOf: (p: { number: number; of: number }) => `Step ${p.number} of ${p.of}`,
  timelineStates: { done: 'Done', current: 'Now', upcoming: 'Still to come' },
  close: 'Close',
  working: 'One moment …',

  /** For a patient whose own words tell of signs of an emergency. */
  alarm: {
    title: 'Do you need help right now?',
    text: 'What you wrote can be a sign that you need help right now. If you feel it now, call emergency services (911 in the US), or go to the nearest emergency room. Do not wait for us.',
    crisis: 'Do you think of ending your life? In the US, call or text 988, day or night.',
  },

  notFound: {
    title: 'Page not found',
    heading: 'We cannot find this page',
    text: 'The address may have a typing mistake, or the page has moved. Nothing of yours is lost.',
    home: 'Go to the home page',
    orders: 'See my orders',
    otherTitle: 'Perhaps you are looking for this',
    other: [
      { href: '/articles', text: 'Articles about tests and reports' },
      { href: '/how-it-works', text: 'How it works' },
      { href: '/questions', text: 'Questions and answers' },
      { href: '/contact', text: 'Contact' },
    ],
  },
  failed: {
    heading: 'This page did not load',
    text: 'Something on our side did not work. What you saved before is kept, and you are not charged twice.',
    retry: 'Try again',
    home: 'Go to the home page',
    reference: (p: { code: string }) => `If you write to us, please add this code: ${p.code}`,
  },
} as const
