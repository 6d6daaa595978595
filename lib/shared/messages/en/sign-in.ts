/** Signing in, and the second factor of staff. Reading grade 6 or below. */
export const signIn = {
  errorTitle: 'Please check this',

  start: {
    title: 'Sign in',
    intro: 'You need no password. We send a code to your mail address.',
    /** For somebody who comes by the link to a video. It says nothing of what is behind it. */
    introForVideo:
      'This browser does not know you yet. To keep your video safe, we send a code to your mail address. Then you can watch.',
    email: 'Mail address',
    emailHint: 'The one you ordered with.',
    emailError: 'Please check this address. It should look like name@example.com.',
    didYouMean: (p: { address: string }) => `Did you mean ${p.address}?`,
    useSuggestion: (p: { address: string }) => `Yes, use ${p.address}`,
    keepTyped: 'No, keep what I typed',
    submit: 'Send me a code',
    tooMany: 'You asked for many codes. Please wait 15 minutes and try again. What you typed is kept.',
    noOrderYet: 'No order yet?',
    order: 'Order a video report',
  },

  code: {
    title: 'Type your code',
    intro: (p: { address: string }) =>
      `If ${p.address} is known here, a code is on its way to it. It has 6 digits and works for 10 minutes.`,
    label: '6-digit code',
    hint: 'The mail has a button too. It does the same, on any device.',
    submit: 'Sign in',
    errors: {
      WRONG_CODE: 'That is not the code we sent last. Please check the newest mail.',
      EXPIRED: 'This code is too old. Please ask for a new one.',
      USED_UP: 'This code cannot be used any more. Please ask for a new one.',
      TOO_MANY: 'There were too many tries. Please wait 15 minutes, then ask for a new code.',
      STAFF_ADDRESS: 'This address belongs to someone who works here. Please order with another address.',
    },
    nothingCame: 'Nothing came?',
    nothingCameText:
      'Look in your spam folder. Check that this is the address you ordered with. Mail can take a minute.',
    wrongAddress: 'Use another address',
    resend: 'Send a new code',
    resendIn: (p: { seconds: number }) => `You can ask for a new code in ${p.seconds} s`,
    resendTooSoon: 'A code was sent just now. Please give it 30 seconds.',
    resent: 'We sent a new code. Only the newest one works here.',
    goneTitle: 'This code has ended',
    goneText: 'A code works once, for 10 minutes, in the browser that asked for it.',
    again: 'Get a new code',
    doneTitle: 'You are signed in',
    doneText: (p: { address: string }) =>
      `You are signed in as ${p.address}. You do not need the code again.`,
    goOn: 'Go on',
  },

  confirm: {
    title: 'Sign in',
    text: (p: { address: string }) => `You are about to sign in as ${p.address}.`,
    submit: 'Sign in now',
    orderTitle: 'Go on with your order',
    orderText: (p: { address: string }) => `This confirms your mail address, ${p.address}.`,
    draftText: 'Your order opens on this device, with all that you filled in.',
    orderSubmit: 'Go on with my order',
    goneTitle: 'This link has ended',
    goneText: 'A link works once, for 10 minutes. Nothing is lost: just ask for a new one.',
    again: 'Get a new code',
  },

  secondFactor: {
    title: 'Second step',
    intro: 'Open your authenticator app and type the code it shows for Mediphany.',
    label: '6-digit code',
    submit: 'Continue',
    useRecovery: 'Use a recovery code',
    recoveryIntro: 'Type one of the recovery codes you stored. Each works once.',
    recoveryLabel: 'Recovery code',
    useApp: 'Use the app',
    lost: 'No app and no codes? Ask an admin to reset your second step.',
    signOut: 'Sign out',
    errors: {
      WRONG_CODE: 'That code is not right, or was used before. Please wait for the next one and try again.',
      WRONG_RECOVERY_CODE: 'That recovery code is not right, or was used before.',
      TOO_MANY: 'There were too many tries. Please wait 15 minutes.',
      NOT_SET_UP: 'Please set up your second step first.',
      STALE_SECRET:
        'That took more than 15 minutes, so there is a new picture. Remove the old entry from your app and scan again.',
      SESSION_ENDED: 'Your session has ended. Please sign in again.',
    },
  },

  setUp: {
    title: 'Set up your second step',
    intro: 'Patients trust us with their health data. So everyone who works here signs in with two steps.',
    scanTitle: '1. Scan this with an authenticator app',
    scanText:
      'Google Authenticator, Microsoft Authenticator, 1Password and others work. In the app, choose “add” and point the camera at this picture.',
    pictureLabel: 'QR code for your authenticator app',
    byHand: 'I cannot scan it',
    byHandText: 'Type this key into the app. Choose “time based”.',
    codeTitle: '2. Type the code that the app shows',
    label: '6-digit code',
    submit: 'Finish',
  },

  recovery: {
    title: 'Recovery codes',
    intro:
      'If you lose your phone, a recovery code signs you in. You get 10, and each works once. We show them one time only.',
    make: 'Show my recovery codes',
    replaces: 'You have codes already. They stop working when you make new ones.',
    shownTitle: 'Your 10 recovery codes',
    shownText: 'Store them now, in a password manager or on paper in a safe place. Not on your phone.',
    done: 'I have stored them',
    failed: 'Your second step is too long ago. Please sign in again.',
  },

  invite: {
    title: 'Join Mediphany',
    intro: (p: { role: string }) => `You are invited to work here as ${p.role}.`,
    roles: { staff: 'a member of staff', admin: 'an admin' },
    address: (p: { address: string }) => `You sign in with ${p.address}.`,
    name: 'Your name',
    nameHint: 'Patients see it beside the videos you make. For example: Dr. Maria Lopez.',
    nameError: 'Please type your name, with 2 to 100 letters.',
    next: 'Next you set up a second step, with an authenticator app.',
    submit: 'Accept the invitation',
    tooMany: 'There were too many tries. Please wait 15 minutes.',
    goneTitle: 'This invitation has ended',
    goneText:
      'It was used, replaced by a newer one, or is older than 7 days. Please ask an admin for a new one.',
  },
} as const
