import { answerDeadline } from './answer-deadline'

/** Words of the patient's own pages: orders, status, watch, account. Reading grade 6 or below. */
export const account = {
  nav: { label: 'Your pages', orders: 'My orders', account: 'My account' },

  orders: {
    title: 'My orders',
    empty: 'You have no orders yet.',
    emptyHint: 'Did you order with another mail address? Sign in with that one to see it.',
    start: 'Order a video',
    open: 'Open',
    watch: 'Watch',
    goOn: 'Go on',
    older: 'Show older orders',
    newest: 'Back to the newest',
    orderedOn: (p: { when: string }) => `Started ${p.when}`,
    dueBy: (p: { when: string }) => `Ready by ${p.when}`,
    late: 'We are late. You get your money back.',
    again: 'We are making your video again.',
    readySince: (p: { when: string }) => `Ready since ${p.when}`,
    erased: 'Deleted',
  },

  status: {
    title: (p: { number: string }) => `Order ${p.number}`,
    orderNumber: 'Order number',
    yourTime: 'your time',
    when: {
      heading: 'When?',
      by: 'By',
      paused: 'The clock stands still until you answer.',
      pausedLeft: (p: { hours: number }) =>
        p.hours === 1
          ? 'After that we need 1 more hour at most.'
          : `After that we need ${p.hours} more hours at most.`,
      pausedLate:
        'We are late, and we are sorry. You get all your money back. After your answer we go on with your video.',
      ...answerDeadline,
      late: 'We are late, and we are sorry.',
      lateMoney:
        'You get all your money back, and you still get your video. We write to you as soon as it is ready.',
      again: 'We are making your video again.',
      againText: 'You pay nothing more. We write to you as soon as it is ready.',
      ready: 'It is ready now',
      confirming: 'We are confirming your payment',
      confirmingText:
        'This takes a few seconds, sometimes a minute. You can close this page: we write to you as soon as it is done.',
      pending: 'Your bank is still working on your payment',
      pendingText:
        'This can take some days. We start as soon as the money is here, and write to you then. You do not need to pay again.',
      pendingOver: 'If the money still comes to us, we write to you what happens with it.',
      failed: 'The payment did not work',
      failedText:
        'Your bank did not send the money. You were not charged. All that you filled in is kept: go on with your order and pay again.',
      now: 'What happens now?',
      over: 'Nothing more will happen',
      moneyOnItsWay: 'Your money is on its way back',
      moneySent: 'We sent your money back',
      moneyStuck: 'We could not send your money back yet',
      moneyStuckText:
        'Your bank did not take it. We know about it and see to it. We write or call if we need something from you.',
      nothingToDo: 'You do not need to do anything.',
      unpaid: 'It is not paid yet',
      unpaidText: 'The 24 hours start when it is paid.',
    },
    canceledBecause: {
      patient_canceled: 'You canceled it, so we stopped.',
      cannot_be_explained:
        'We read your report, but we cannot explain it well enough. We are sorry. Please ask your doctor to go through it with you.',
      needs_info_expired: 'We asked you something and heard nothing for 7 days, so we stopped.',
      staff: 'We had to stop. If you do not know why, please call or write to us.',
    },
    mailPromise: 'We write to you as soon as something happens. You do not need to keep this page open.',
    watch: 'Watch my video',
    goOn: 'Go on with my order',
    payNow: 'Go to payment',
    orderAgain: 'Start a new order',

    timeline: {
      heading: 'What has happened',
      started: 'You started the order',
      received: 'We got your order and your payment',
      revived: 'Your payment came, so we opened the order again',
      claimed: 'A medical expert started on your video',
      released: 'Your order waits for the next free expert',
      made: 'Your video is made',
      sent_back: 'We are improving something in your video',
      needs_info: 'We asked you something',
      answered: 'You answered',
      wentOn: 'We went on without an answer',
      delivered: 'Your video was ready',
      withdrawn: 'We took the video back to put something right',
      canceled: 'The order was canceled',
      expired: 'The order ended without a payment',
      late: 'We were late, and started to send your money back',
      waiting: 'Your order waits for an expert',
      nextMake: 'A medical expert makes your video',
      nextCheck: 'A second look makes sure that it is right',
      nextAnswer: 'You answer us',
      nextReady: 'Your video is ready, and we write to you',
    },

    info: {
      heading: 'What we need from you',
      ourQuestion: 'We wrote',
      yourAnswer: 'You wrote',
      answerLabel: 'Your answer',
      answerHint: 'Write as you would speak. You can add files first, then send your answer.',
      filesHeading: 'Files to add',
      filesAdded: (p: { count: number }) =>
        p.count === 1 ? '1 file added since we asked.' : `${p.count} files added since we asked.`,
      errorTitle: 'Your answer is not sent yet',
      send: 'Send my answer',
      sent: 'Thank you. We have your answer, and the clock is running again.',
      urgentTitle: 'If it cannot wait',
      urgent:
        'Is it getting worse, or is it urgent? Do not write here. Call your doctor or the emergency number.',
      errors: {
        EMPTY: 'Please write an answer, or add a file first.',
        TOO_LONG: 'This is too long for us. Please make it shorter than 4,000 letters.',
        CONFLICT: 'This question was answered already. Thank you.',
        NOT_FOUND: 'We could not find this order.',
      },
      earlier: 'What we wrote to each other',
    },

    address: {
      heading: 'Where we write to you',
      change: 'Write to another address',
      label: 'New mail address',
      hint: 'From now on we write about this order to the new address. To sign in, keep using the old one.',
      save: 'Use this address',
      saved: 'Saved. We sent you a mail there, so you can see that it works.',
      suggestion: (p: { address: string }) =>
        `Did you mean ${p.address}? If not, press the button once more.`,
      errors: {
        BAD_ADDRESS: 'This does not look like a mail address. Please check it.',
        NOT_ALLOWED: 'The address cannot be changed here any more. Please write to us.',
        TOO_MANY: 'The address was changed too often. Please write to us.',
        NOT_FOUND: 'We could not find this order.',
      },
    },

    money: {
      heading: 'Payment',
      paid: 'You paid',
      refunded: 'We gave back',
      refunding: 'On its way back to you',
      refundFailed: 'Not sent back yet',
      refundFailedHint: 'Your bank did not take it. We see to it, so that you get your money.',
      refundHint: 'Most banks need 5 to 10 days to show it.',
      receipt: 'See the receipt',
      none: 'You paid nothing.',
    },

    kept: {
      until: (p: { day: string }) =>
        `We keep what belongs to this order, such as your report, until ${p.day}. Then we delete it.`,
      unpaid: (p: { day: string }) => `We keep what you filled in until ${p.day}. Then we delete it.`,
      open: (p: { years: number }) =>
        `We keep your report and your video for ${p.years} years after your order ends. Then we delete them.`,
      expired: 'We delete what you filled in one day after an order has ended without a payment.',
      erased: 'We have deleted your report, your video and all that you wrote to us.',
      erasedHeading: 'What this order held is deleted',
      link: 'What we keep, and why',
    },

    cancel: {
      link: 'Cancel this order',
      hint: 'You can cancel until an expert starts on it. You get all your money back.',
      title: 'Cancel this order?',
      text: 'We stop, and you get all your money back, the way you paid. This cannot be undone.',
      confirm: 'Yes, cancel it',
      back: 'No, keep my order',
      tooLate:
        'It is too late to cancel: an expert has started on your video. Please call us if something is wrong.',
    },

    contact: {
      heading: 'Talk to us',
      text: 'Call or write. Tell us your order number, so that we find you at once.',
    },
    emergencyTitle: 'If it cannot wait',
    emergency:
      'This is not for emergencies. Chest pain, new weakness, numbness between the legs, or loss of bladder control: call your emergency number now (911 in the US).',
    liveNote: 'This page updates by itself.',
    reload: 'Look again',
  },

  watch: {
    title: (p: { number: string }) => `Your video, order ${p.number}`,
    heading: 'Your video report',
    videoFirst: 'Video first',
    textFirst: 'Text first',
    orderLabel: 'What do you want to see first?',
    video: 'The video',
    noVideoHint: 'Does the video not play? Reload this page, or read the text. It says the same.',
    text: 'In plain words',
    madeBy: (p: { who: string }) => `Made by ${p.who}`,
    approvedBy: (p: { who: string; when: string }) => `Checked and approved by ${p.who} on ${p.when}`,
    ourTeam: 'our team',
    length: (p: { minutes: number; seconds: number }) =>
      p.minutes === 0 ? `${p.seconds} seconds` : `${p.minutes} min ${p.seconds} s`,
    disclaimer:
      'This explains the words of your report. It is not advice, and it does not replace your doctor. Please talk with your doctor about what it means for you.',
    back: 'Back to my order',
    withdrawnTitle: 'We are making your video again',
    withdrawnText:
      'We found something that we want to put right, so you cannot watch this video for now. The new one comes without any cost for you. We write to you as soon as it is ready. Links that you shared do not open any more. You can make new ones then.',
    erasedTitle: 'Your video is deleted',
    erasedText: (p: { years: number }) =>
      `We keep a video for ${p.years} years, as our privacy page says. This one is gone, with its report.`,
    notReadyTitle: 'Your video is not ready yet',
    notReadyText: 'Your order page says when it comes. We write to you as soon as it is ready.',
  },

  me: {
    title: 'My account',
    signedInAs: 'You are signed in as',
    signOut: 'Sign out',
    signOutHint: 'Signs you out on this device.',
    signOutEverywhere: 'Sign out everywhere',
    signOutEverywhereHint:
      'Signs you out on all your devices. Use this if you lost a phone, or used a computer that is not yours.',
  },
} as const
