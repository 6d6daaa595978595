import { answerDeadline } from './answer-deadline'

/**
 * The words of every mail to a patient. No word about health and nothing about the order but its number:
 * the mail provider reads along.
 */
export const mail = {
  brand: 'Mediphany',
  orderNumber: (p: { number: string }) => `Order ${p.number}`,
  footer: (p: { email: string; phone: string }) =>
    `Questions? Write to ${p.email} or call ${p.phone}. It helps if you have your order number at hand.`,
  footerWithoutOrder: (p: { email: string; phone: string }) =>
    `Questions? Write to ${p.email} or call ${p.phone}.`,
  privacy:
    'For your privacy, details are never in our mails. They are on your own page, where only you can see them.',

  signInCode: {
    subject: (p: { code: string }) => `Your Mediphany code: ${p.code}`,
    preview: 'It works once, for 10 minutes.',
    heading: 'Your sign-in code',
    intro: 'Type this code on the page that asked for it. It works once, for 10 minutes.',
    otherWay: 'Or use this button. It works on any device.',
    button: 'Sign in',
    ignore: 'Did you not ask for this code? Then you can ignore this mail. Nobody can sign in without it.',
  },
  orderCode: {
    subject: (p: { code: string }) => `Your Mediphany code: ${p.code}`,
    preview: 'Type it on the order page to go on.',
    heading: 'Is this your mail address?',
    intro: 'Type this code on the order page to go on. It works once, for 10 minutes.',
    ignore: 'Did you not start an order? Then you can ignore this mail. Nothing happens without the code.',
  },
  continueDraft: {
    subject: 'Go on with your order on this device',
    preview: 'Everything you filled in so far is kept.',
    heading: 'Go on where you left off',
    intro:
      'You asked for a link to go on with your order on another device. Here it is. It works once, for 10 minutes.',
    keptUntil: (p: { when: string }) =>
      `What you filled in is kept until ${p.when}. After that we delete it. You have paid nothing so far.`,
    button: 'Go on with my order',
    ignore: 'Did you not ask for this? Then you can ignore this mail.',
  },
  orderReceived: {
    subject: 'Your report is being processed',
    preview: (p: { when: string }) => `Your video comes by ${p.when}.`,
    heading: 'Your report is being processed',
    thanks: 'Thank you. We have your order and your payment.',
    whenLabel: 'Your video comes by',
    next: 'You do not need to do anything now. We write to you as soon as it is ready. If we need something from you, we ask.',
    late: 'If we are late, you get all your money back, and you still get your video.',
    button: 'See my order',
  },
  needsInfo: {
    subject: 'We need something from you',
    preview: 'Please answer on your order page. The clock stands still until then.',
    heading: 'We need something from you',
    intro: 'We have a question about your order. Please read it and answer on your order page.',
    clock: 'The clock stands still until you answer. Then it goes on where it stopped.',
    ...answerDeadline,
    button: 'Read and answer',
  },
  needsInfoReminder: {
    subject: 'We are still waiting for your answer',
    preview: 'Please answer on your order page, so that we can go on.',
    heading: 'We cannot go on without your answer',
    intro:
      'We asked you something about your order, and have no answer yet. Please answer on your order page.',
    deadline: (p: { when: string }) =>
      `If we hear nothing by ${p.when}, we close the order and give you all your money back.`,
    button: 'Read and answer',
  },
  orderDelivered: {
    subject: 'Your video report is ready',
    preview: 'Watch it now, or whenever you like.',
    heading: 'Your video report is ready',
    intro: 'Take your time, and watch it as often as you like. You can read it too.',
    button: 'Watch it now',
    signIn: 'On a new device we first send you a code, to be sure that it is you.',
  },
  videoWaiting: {
    subject: 'Your video report is waiting for you',
    preview: 'Watch it, or read it, whenever you like.',
    heading: 'Your video report is waiting for you',
    intro: 'It is ready, and it seems that you have not seen it yet. There is no hurry.',
    ways: 'You can stop and go on at any time. You can read it, too. And you can sit down with someone you trust.',
    button: 'Go to my video',
    offQuestion: 'No more reminders about this video?',
    off: 'Turn them off',
  },
  orderCanceled: {
    subject: 'Your order is canceled',
    preview: 'What you paid goes back to you.',
    heading: 'Your order is canceled',
    byPatient: 'You canceled your order. There is nothing more for you to do.',
    noAnswer: 'We did not hear back from you for 7 days, so we closed your order.',
    cannotBeExplained:
      'We are sorry: we could not make this video for you. Your order page has more about it.',
    byUs: 'We closed your order. Your order page has more about it.',
    moneyOf: {
      paid: 'What you paid goes back the way you paid it. Most banks need 5 to 10 days to show it.',
      pending:
        'Your bank is still working on your payment. If the money still comes to us, we write to you what happens with it.',
      unpaid: 'You paid nothing, so there is nothing to pay back.',
    },
    button: 'See my order',
  },
  orderRefunded: {
    subject: 'Your money is on its way back',
    preview: 'Most banks need 5 to 10 days to show it.',
    heading: 'Your money is on its way back',
    intro: 'We sent money back to you, the way you paid it. Most banks need 5 to 10 days to show it.',
    where: 'The amount is on your order page.',
    button: 'See my order',
  },
  paymentFailed: {
    subject: 'Your payment did not go through',
    preview: 'Nothing was paid. You can pay another way.',
    heading: 'Your payment did not go through',
    intro:
      'Your bank told us that it could not make your payment. We have no money from you, so we have not started.',
    keptUntil: (p: { when: string }) =>
      `Everything you filled in is still there. We keep it until ${p.when}. You can pay another way until then.`,
    button: 'See my order',
  },
  promiseMissed: {
    subject: 'We are late. You get your money back',
    preview: 'And your video still comes.',
    heading: 'We are sorry: your video is late',
    intro:
      'We promised you a time and did not keep it. So you get all your money back. You do not need to ask.',
    still:
      'We are still making your video. You get it free of charge, and we write to you as soon as it is ready.',
    button: 'See my order',
  },
  videoWithdrawn: {
    subject: 'We are making your video again',
    preview: 'We found something that we want to put right.',
    heading: 'We are making your video again',
    intro:
      'We looked at your video once more and found something that we want to put right. So you cannot watch it for now.',
    next: 'The new one is being made. You pay nothing more for it. We write to you as soon as it is ready.',
    links: 'Did you share a link to it? It does not open any more. You can make new links to the new video.',
    button: 'See my order',
  },
  followUpAnswered: {
    subject: 'There is an answer to your question',
    preview: 'Read it on your own page.',
    heading: 'There is an answer to your question',
    intro: 'You asked us something, and we have answered. The answer is on your own page.',
    button: 'Read the answer',
  },
  exportReady: {
    subject: 'The copy of your data is ready',
    preview: 'You can save it for 7 days.',
    heading: 'The copy of your data is ready',
    intro: 'You asked for a copy of all that we have from you. It is ready. Sign in to save it.',
    until: (p: { when: string }) => `We keep it until ${p.when}. Then we delete this copy.`,
    button: 'Save my copy',
  },
  eraseCode: {
    subject: 'Your code to delete your data',
    preview: 'It works once, for 10 minutes.',
    heading: 'Your code to delete your data',
    intro:
      'You asked us to delete all your data. Type this code on the page that asked for it. It works once, for 10 minutes. What is deleted cannot come back.',
    ignore:
      'Did you not ask for this? Then do not give this code to anyone, and please call us: someone may be signed in as you.',
  },
  addressCodeNew: {
    subject: 'Your code for your new mail address',
    preview: 'It works once, for 10 minutes.',
    heading: 'Is this your new mail address?',
    intro:
      'Someone asked us to use this address for their account. Type this code on the page that asked for it. It works once, for 10 minutes.',
    ignore: 'Did you not ask for this? Then you can ignore this mail. Nothing happens without the code.',
  },
  addressCodeOld: {
    subject: 'Your mail address at Mediphany is about to change',
    preview: 'It does not change without this code.',
    heading: 'Do you want to change your mail address?',
    intro:
      'Someone who is signed in as you asked us to write to another address from now on. If that was you, type this code on the page that asked for it. It works once, for 10 minutes.',
    ignore:
      'Was it not you? Then do not give this code to anyone, and please call us: someone may be signed in as you.',
  },
  addressMended: {
    subject: 'We write to this address from now on',
    preview: 'Sign in with it from now on.',
    heading: 'We write to this address from now on',
    intro:
      'You told us that we had the wrong mail address, and we changed it. Sign in with this one from now on. You were signed out on all your devices.',
    ignore: 'Was it not you? Then please call us.',
    button: 'See my order',
  },
  addressMovedAway: {
    subject: 'The mail address of your account was changed',
    preview: 'Was it not you? Then please call us at once.',
    heading: 'The mail address of your account was changed',
    intro:
      'Someone called us and asked us to use another mail address for the account that had this one. We changed it. This address does not open the account any more.',
    notYou: (p: { phone: string }) =>
      `Was it you? Then there is nothing to do. Was it not you? Then call us at once at ${p.phone}.`,
    button: 'How to reach us',
  },
  dataErased: {
    subject: 'Your data is deleted',
    preview: 'This is our last mail to you.',
    heading: 'Your data is deleted',
    intro: 'You asked us to delete your data. It is done, and we checked that nothing is left.',
    kept: 'We keep only what the law asks for: the bare record of a payment, without your name or mail address. Copies for emergencies end within 35 days.',
    button: 'What we keep, and why',
  },
  shareCode: {
    subject: (p: { code: string }) => `Your code: ${p.code}`,
    preview: 'Type it on the page of the link that you were sent.',
    heading: 'Your code for a shared video',
    intro:
      'Someone you know sent you a link and gave us your mail address, to be sure that it is you. Type this code on the page of the link. It works once, for 10 minutes.',
    ignore:
      'Did you not ask for this code? Then you can ignore this mail. Nobody can open the link without it.',
  },
  shareEnding: {
    subject: 'A link that you shared ends tomorrow',
    preview: 'You can keep it open for 7 more days.',
    heading: 'A link that you shared ends tomorrow',
    intro:
      'You made a link to your video for someone. It ends by itself within a day. If you made more than one, your list shows which. You can let it end, or keep it open for 7 more days.',
    button: 'See my links',
  },
  urgentCallUs: {
    subject: 'Please call us or your doctor today',
    preview: 'Please do not wait for your video.',
    heading: 'Please call us or your doctor today',
    intro: 'We tried to reach you by phone and could not. Please do not wait for your video.',
    introNoPhone: 'You told us that you have no phone, so we write. Please do not wait for your video.',
    call: (p: { phone: string }) => `Call us at ${p.phone}`,
    emergency: 'If you feel very unwell now, call your local emergency number (911 in the US).',
    button: 'See my order',
  },
} as const
