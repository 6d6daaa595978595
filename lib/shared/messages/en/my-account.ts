/** Words of the patient's account: devices, time zone, who looked. Reading grade 6 or below. */
export const myAccount = {
  done: {
    zone: 'Saved. All times are shown in this time zone now.',
    ended: 'That device is signed out.',
  },
  problem: 'That did not work. Please try once more.',

  orders: {
    heading: 'Orders and receipts',
    none: 'You have no orders yet.',
    all: 'See all my orders',
    receipt: 'Receipt',
    paid: (p: { amount: string }) => `You paid ${p.amount}`,
    unpaid: 'Not paid',
    shares: (p: { count: number }) => (p.count === 1 ? '1 open link' : `${p.count} open links`),
    sharesOf: (p: { number: string }) => `of order ${p.number}`,
  },

  data: {
    heading: 'Your data',
    looks: 'Who looked at my data',
    looksHint: 'Each time someone opens your report or your video, we write it down.',
  },

  zone: {
    heading: 'Your time zone',
    label: 'Show all times in',
    hint: 'On our pages and in our mails.',
    save: 'Save',
    bad: 'We do not know this time zone. Please choose one from the list.',
  },

  devices: {
    heading: 'Where you are signed in',
    hint: 'Is there one that you do not know? Sign it out. Nobody can come back in without a new code.',
    thisOne: 'This device',
    unknown: 'A browser',
    since: (p: { when: string }) => `Signed in ${p.when}`,
    seen: (p: { when: string }) => `last used ${p.when}`,
    end: 'Sign it out',
    endWhich: (p: { device: string; when: string }) => `${p.device}, signed in ${p.when}`,
  },

  looks: {
    title: 'Who looked at my data',
    intro:
      'Each look at your orders, your report and your video is here, the newest first. Nobody can change or delete this list. Your own looks are left out.',
    when: 'When',
    who: 'Who',
    what: 'What',
    order: 'Order',
    none: 'Nobody has looked at your data so far.',
    older: 'Show older ones',
    newest: 'Back to the newest',
    back: 'Back to my account',
    staff: 'Our staff',
    staffNamed: (p: { name: string }) => `${p.name}, our staff`,
    guest: 'Someone with your link',
    stranger: 'Someone else',
    times: (p: { count: number; from: string }) => `${p.count} times since ${p.from}`,
    did: {
      refused: 'Tried to open it, and was not let in',
      order: 'Opened your order',
      report: 'Opened your report',
      video: 'Watched your video',
      work: 'Worked on your video or text',
      message: 'Wrote to you',
      question: 'Read or answered your question',
      urgent: 'Looked after something urgent',
      money: 'Asked for your money to go back',
      share: 'Opened a link that you shared',
      export: 'Worked on your account',
      other: 'Worked on your order',
    },
  },
} as const
