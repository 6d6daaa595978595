/** The order wizard. Reading grade 6 or below. */
export const order = {
  steps: {
    start: 'Before you start',
    report: 'Your report',
    questions: 'Your questions',
    you: 'You',
    review: 'Review and pay',
  },
  title: 'Order your video report',
  fixThese: 'Please check these',
  next: 'Continue',
  nextAnyway: 'Continue anyway',
  back: 'Back',
  priceLabel: 'Price',
  keptUntil: (p: { when: string }) =>
    `Your answers are saved until ${p.when}. You can close this page and come back.`,
  elsewhere: 'Continue on another device',
  autosave: {
    saving: 'Saving …',
    saved: 'Saved. You can close this page and come back.',
    failed: 'Not saved yet. Please press the button below.',
  },

  start: {
    heading: 'Before you start',
    emergencyTitle: 'This is not for emergencies',
    emergencyIntro: 'Call emergency services now, or go to the nearest emergency room, if you have:',
    emergencySigns: [
      'new weakness in an arm or leg',
      'numbness between your legs',
      'no control over your bladder or bowels',
      'chest pain or trouble breathing',
      'a sudden, very bad headache',
    ],
    notAnEmergency: 'I have none of these signs right now',
    notAnEmergencyError: 'Please tick this box. If you have one of these signs, call emergency services now.',
    orderedFor: 'Whose report is it?',
    orderedForError: 'Please choose whose report it is.',
    orderedForOptions: {
      mine: 'Mine',
      my_child: 'My child’s. I am the parent or guardian.',
      adult_asked_me: 'Another adult’s. They asked me to order.',
      adult_i_act_for: 'Another adult’s. I act for them by law.',
    },
    place: 'Where is the patient now?',
    placeHint: 'Doctors may only explain reports where they are licensed.',
    placePrompt: 'Choose a state or country',
    placeOther: 'Somewhere else',
    placeError: 'Please choose a state or country from the list.',
    notServedTitle: 'We cannot take an order from there yet',
    notServed:
      'None of our doctors is licensed there right now. We have not taken any money. You can ask the doctor who sent you for the scan to go through the report with you, or ask the imaging center for a call.',
    tooMany: 'Many orders were started from your network. Please wait 15 minutes and try again.',
    closed: {
      PAUSED: {
        title: 'We take no new orders right now',
        text: (p: { comeBack: string }) =>
          `New orders are paused for now. Orders that are paid go on. ${p.comeBack} We have not taken any money.`,
      },
      CAP_REACHED: {
        title: 'We are full right now',
        text: (p: { comeBack: string }) =>
          `We take only as many orders as we can finish within 24 hours, and all places are taken. ${p.comeBack} We have not taken any money.`,
      },
    },
    kept: 'What you filled in before is kept.',
    lookAgain: 'See if we are open now',
    comeBack: {
      unknown: 'We do not know yet when we can take orders again. Please look again tomorrow.',
      inHours: (p: { hours: number }) =>
        p.hours === 1 ? 'Please come back in 1 hour.' : `Please come back in ${p.hours} hours.`,
      inDays: (p: { days: number }) => `Please come back in ${p.days} days.`,
    },
  },

  report: {
    heading: 'Your report',
    intro:
      'Add the written report from your scan. It is the text that a radiologist wrote, most often one to three pages.',
    notice:
      'Only the people who make your video can see your report. It is stored encrypted. We never sell it or share it for ads.',
    privacyLink: 'Read the privacy page',
    accepted: (p: { files: number; megabytes: number }) =>
      `PDF, photos (JPEG, PNG, HEIC, WebP), Word (DOCX) or text. Up to ${p.files} files, ${p.megabytes} MB each.`,
    pick: 'Choose files or take photos',
    drop: 'You can also drop files here.',
    upload: 'Upload',
    takePhoto: 'Take a photo of page 1',
    nextPhoto: 'Take a photo of the next page',
    all: 'All files',
    inLine: 'Waits for the files before it.',
    pause: 'Pause',
    goOn: 'Go on',
    stopSending: 'Stop',
    lineLost: 'The line is gone. What has arrived is kept, and it goes on when the line is back.',
    stoppedTitle: 'Not all of it has arrived',
    stopped: (p: { name: string; percent: number }) => `${p.name}: ${p.percent} % is here.`,
    stoppedHint: 'Choose the same file again, and it goes on from there.',
    hideProblem: (p: { name: string }) => `the note about ${p.name}`,
    uploaded: (p: { name: string }) => `${p.name} is stored.`,
    pasteLabel: 'Or paste the text of your report',
    pasteHint: 'Many patient portals let you copy the text.',
    pasteTooLong: 'This text is very long. Please paste only the report, or upload it as a file.',
    howTitle: 'How do I get my report?',
    how: [
      'Sign in to the patient portal of your hospital or imaging center and look for “Imaging” or “Test results”.',
      'Or call the place that did your scan and ask for the written radiology report. In the US it is your right to get it.',
      'A photo of the paper works too. Lay it flat, in good light, with all four corners in the picture.',
    ],
    missing: 'Please add at least one file, or paste the text of your report.',
    problems: {
      NOT_FOUND: 'This order does not open here any more. Please load this page again: it says how to go on.',
      TOO_MANY: 'You have reached the number of files we can take. Remove one to add another.',
      TOO_LARGE: 'This file is larger than 50 MB. Try a photo of each page, or a smaller PDF.',
      WRONG_KIND:
        'We cannot read this kind of file. Please send a PDF, a photo (JPEG, PNG, HEIC or WebP), a Word file (DOCX) or a text file.',
      EMPTY: 'This file is empty. Please choose it again, or take a photo of the page.',
      DUPLICATE: 'You already added this file. It is in the list below.',
      TOO_MANY_REQUESTS:
        'You sent many files in a short time. Please wait a minute and go on. What you added is kept.',
      TOO_MUCH:
        'A lot was sent from your network today, more than we take in one day. Please go on tomorrow, or use another network, such as your phone. What you added is kept.',
      NO_ROOM:
        'We have no room for more files right now. This is our problem, not yours. Please try again in an hour. What you added is kept.',
      BROKEN_FORM: 'The file did not arrive whole. Please choose it again. What you added before is kept.',
      WRONG_ORIGIN:
        'We could not tell that this came from our own page, so we did not take it. Please load this page again and choose the file once more.',
      LOST: 'The connection was lost. Please choose the file again. What you added before is kept.',
    },
  },

  questions: {
    heading: 'What do you want to know?',
    label: 'Your questions',
    hint: 'For example: What does this word mean? Is it new? What should I ask my doctor? You may leave this empty.',
    tooLong: 'Please keep your questions under 4,000 letters. What you wrote is still here.',
    tellHow: 'How should we tell you?',
    tellHowError: 'Please choose how we should tell you.',
    goOnAnyway:
      'Is it old news, or only what the report says? Then press the button below. What you wrote is saved.',
    tellHowOptions: {
      main_point_first: 'The main point first',
      in_order: 'Everything in order, step by step',
      with_someone: 'I want to have someone beside me first',
    },
    language: 'The video will be in English, in plain words.',
    urgentHint:
      'If you feel much worse while you wait, call your doctor or emergency services. Do not wait for the video.',
  },

  you: {
    heading: 'You',
    intro: 'We need a way to reach you.',
    email: 'Email address',
    emailHint: 'We send a code to this address, and later the link to your video.',
    emailError: 'Please check this address. It should look like name@example.com.',
    didYouMean: (p: { address: string }) => `Did you mean ${p.address}?`,
    didYouMeanHint: 'If so, please change it below. If not, press the button once more.',
    firstName: 'First name',
    firstNameHint: 'What should the doctor call you in the video?',
    firstNameError: 'Please tell us a first name.',
    phone: 'Phone number',
    phoneHint: 'We call only if something cannot wait, or if mail fails.',
    phoneError:
      'Please check this number, with the country code if it is not a US number. Or tick “I have no phone”.',
    hasNoPhone: 'I have no phone',
    timeZone: 'Your time zone',
    timeZoneError: 'Please choose a time zone from the list.',
    send: 'Send me a code',
    tooMany: 'You asked for many codes. Please wait a few minutes and try again. What you typed is kept.',
    confirmed: (p: { address: string }) => `${p.address} is confirmed.`,
    changeAddress: 'Use another address',
    codeHeading: 'Type the code from your mail',
    codeIntro: (p: { address: string }) => `We sent 6 digits to ${p.address}. They work for 10 minutes.`,
    codeLabel: '6-digit code',
    codeSubmit: 'Confirm',
    codeResend: 'Send a new code',
    codeDoneHeading: 'Your address is confirmed',
    codeDoneIntro: (p: { address: string }) =>
      `You typed the code for ${p.address} already. You do not need it again.`,
    codeDoneNext: 'Go on to review and pay',
    codeGoneHeading: 'This code has ended',
    codeGoneIntro: 'A code works once, for 10 minutes. All that you filled in is kept.',
    codeErrors: {
      WRONG_CODE: 'That is not the code we sent. Please check the newest mail.',
      EXPIRED: 'This code is too old. Please send a new one.',
      USED_UP: 'This code cannot be used any more. Please send a new one.',
      TOO_MANY: 'Too many tries. Please wait a few minutes, then send a new code.',
      STAFF_ADDRESS: 'This address belongs to our staff. Please use another one to order.',
    },
  },

  review: {
    heading: 'Review and pay',
    reportTitle: 'Your report',
    pasted: 'Pasted text',
    questionsTitle: 'Your questions',
    noQuestions: 'None',
    youTitle: 'You',
    change: 'Change',
    noPhone: 'No phone',
    nameDiffers: (p: { name: string }) =>
      `The name on the report is ${p.name}. If it is the right report, that is fine.`,
    promise: 'Your video comes within 24 hours after you pay.',
    consentTitle: 'Please read and tick',
    pay: (p: { price: string }) => `Pay ${p.price}`,
    payHint:
      'You pay on the page of Stripe, our payment provider. Stripe sees an order number, never your report.',
    terms: 'terms',
    moneyBack:
      'You get all your money back if you cancel before we start, if we cannot explain the report, or if we are late.',
    missing: 'Please go back and finish this step first.',
    reopen: 'Change something',
    reopenFailed:
      'A payment for this order is on its way, so it cannot be changed now. You find it under “My orders”.',
    draftTerms: 'Read the terms',
    notPaidTitle: 'You have not paid yet',
    canceled: 'You came back before paying. Nothing was charged. Your order is still here.',
    pendingTitle: 'Your bank is still working on your payment',
    pending: 'You do not need to pay again. We write to you when the money is here.',
    pendingLink: 'See my order',
    boxMissing: 'This box needs a tick.',
    boxesMissing: (p: { count: number }) =>
      p.count === 1
        ? '1 box still needs a tick. It is marked below.'
        : `${p.count} boxes still need a tick. They are marked below.`,
    errors: {
      NOT_FOUND: 'This order does not open here any more. Please load this page again: it says how to go on.',
      NOT_VERIFIED: 'Please confirm your email address first.',
      INCOMPLETE: 'Something is still missing. Please check each step.',
      NO_READABLE_REPORT:
        'We have no report that we can open. Please go back to “Your report”: add a file, type its password, or paste the text.',
      ORDERS_PAUSED: 'We could not take your order a moment ago. Please press the button once more.',
      PAYMENT_UNAVAILABLE:
        'The payment page cannot be reached right now. Nothing was charged. Please try again in a minute.',
      CONFLICT: 'This order changed in another window. Please look at it again.',
    },
  },

  consent: {
    service:
      'I understand that an expert explains my written report in plain words. They do not look at the pictures again, do not advise a treatment, and do not replace my doctor.',
    contactMeUrgent:
      'If the report holds something that cannot wait, you may call or write to me right away.',
    contactMyDoctorUrgent:
      'If you cannot reach me, you may call the doctor named in the report. (You may leave this one out.)',
    attestation:
      'I am 18 or older, and the report is mine or I am allowed to order for the person it is about.',
    terms: 'I agree to the terms.',
  },

  continueElsewhere: {
    heading: 'Continue on another device',
    intro: 'We send you a link. Open it on the other device to go on with this order.',
    submit: 'Send the link',
    sent: 'If the address is right, the link is on its way. It works for 10 minutes.',
  },

  waiting: {
    heading: 'An order was started here',
    body: 'It is kept. Sign in with the mail address that you gave, and go on where you stopped.',
    signIn: 'Sign in and go on',
  },

  signedOut: {
    title: 'You are signed out',
    body: 'What you typed is still on this page. Sign in again in a new tab. Then come back here and press the button once more.',
    link: 'Sign in (in a new tab)',
  },

  gone: {
    heading: 'This draft is no longer here',
    body: 'Drafts are kept for 7 days. If you already paid, you find your order under “My orders”.',
    signIn: 'My orders',
  },
} as const
