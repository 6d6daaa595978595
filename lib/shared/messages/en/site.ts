/** The frame of the site and its home page. Reading grade 6 or below. */
export const site = {
  title: 'Mediphany: your radiology report in plain words',
  description:
    'A medical expert explains your own radiology report in a short, private video and in plain writing. Within 24 hours.',

  nav: {
    label: 'Main',
    order: 'Order a video',
    orderShort: 'Order',
    menu: 'Menu',
    close: 'Close',
    menuLabel: 'All pages',
    links: [
      { href: '/articles', text: 'Articles' },
      { href: '/how-it-works', text: 'How it works' },
      { href: '/price', text: 'Price' },
      { href: '/questions', text: 'Questions' },
      // Static pages do not know who reads them: this leads to the orders, by way of signing in where that is needed.
      { href: '/sign-in', text: 'My orders' },
    ],
  },

  footer: {
    emergency:
      'Do you feel very ill right now? Call emergency services (911 in the US). We are not an emergency service.',
    noDoctor: 'Mediphany explains what a report says. It replaces no doctor and gives no medical advice.',
    copyright: '© 2026 Mediphany',
    legalLabel: 'Legal',
    channel: 'Our videos',
    groups: [
      {
        title: 'Your video',
        links: [
          { href: '/how-it-works', text: 'How it works' },
          { href: '/price', text: 'Price' },
          { href: '/experts', text: 'Our experts' },
          { href: '/get-your-report', text: 'How to get your report' },
          { href: '/questions', text: 'Questions' },
          { href: '/sign-in', text: 'My orders' },
        ],
      },
      {
        title: 'Read and learn',
        links: [
          { href: '/articles', text: 'Articles' },
          { href: '/glossary', text: 'Glossary' },
          { href: '/search', text: 'Search' },
        ],
      },
      {
        title: 'About us',
        links: [
          { href: '/contact', text: 'Contact' },
          { href: '/professionals', text: 'For professionals' },
          { href: '/accessibility', text: 'Accessibility' },
        ],
      },
    ],
    legal: [
      { href: '/terms', text: 'Terms' },
      { href: '/privacy', text: 'Privacy' },
      { href: '/health-data-privacy', text: 'Consumer health data privacy' },
      { href: '/contact', text: 'Contact' },
    ],
  },

  /** The invitation at the end of a page. */
  start: {
    title: 'Getting started is easy',
    text: 'Medical experts explain your report in a clear, short video with pictures. For your peace of mind.',
    points: ['About 5 minutes to order', 'Your video within 24 hours', 'Your money back if we are late'],
    button: 'Order your video',
  },

  hero: {
    heading: 'Your radiology report, explained in words you know',
    lead: 'A medical expert reads your own report. Within 24 hours you get a short, private video that tells you what it says.',
    order: 'Order your video',
    how: 'See how it works',
    priceFallback: 'See the price before you start',
    priceSuffix: 'for one report. Nothing else to pay.',
    promises: ['Made for you alone', 'In writing too', 'Your money back if we are late'],
  },

  /** The picture beside the promise. Its report and its answer are made up. */
  example: {
    label: 'What you send and what you get. The text is made up.',
    reportTitle: 'Radiology report',
    reportImpression: 'Impression',
    reportMarked: 'Mild disc desiccation',
    reportRest: 'at L4–L5 without significant spinal canal stenosis.',
    reportSecond: 'No acute osseous abnormality.',
    captions: '“One of the soft cushions in your lower back holds a bit less water.”',
    chapters: [
      { time: '0:00', text: 'The main point' },
      { time: '0:48', text: 'What the words mean' },
      { time: '2:31', text: 'What to ask your doctor' },
    ],
    plainTitle: 'The same in writing',
    plain: 'There is still enough room for your nerves. No bone is broken.',
    drawing: {
      label: 'A drawing of the lower back from the side',
      bone: 'bone',
      cushion: 'soft cushion',
      nerves: 'nerves',
    },
    note: 'An example. The report and the answer are made up.',
  },

  exampleVideo: {
    heading: 'See an example',
    intro:
      'Half a minute, with captions. The report in it is made up. Yours is explained by a medical expert.',
    label: 'An example of how we explain a report',
  },

  how: {
    heading: 'How it works',
    intro:
      'Most people need about five minutes. You can stop and come back: we keep what you typed for 7 days.',
    steps: [
      {
        title: 'Send your report',
        text: 'Upload the file, take a photo of the page, or paste the text. Then tell us what you want to know.',
      },
      {
        title: 'An expert makes your video',
        text: 'They read your report and your questions. You see the exact time by which your video comes.',
      },
      {
        title: 'Watch it and read it',
        text: 'We send you a mail when it is ready. Watch as often as you like. Take the questions to your doctor.',
      },
    ],
  },

  get: {
    heading: 'One price, all of this',
    items: [
      {
        title: 'A short video about your report',
        text: 'A few minutes long and made for you. Not a film for everyone.',
      },
      { title: 'The same in plain writing', text: 'To read at your own pace, or to show to your family.' },
      { title: 'Questions for your doctor', text: 'So that you know what to ask at your next visit.' },
    ],
    priceTitle: 'The price',
    priceNote: 'You see the full price before you pay. There is no plan to sign up for.',
    backTitle: 'All your money back if',
    back: [
      'you cancel before an expert starts',
      'we cannot explain your report',
      'your video comes late. You still get it.',
    ],
  },

  experts: {
    heading: 'Who explains your report',
    text: [
      'Each video is made by a medical expert who holds a license for the place where you are. Without that license they cannot take your order. Our system does not let them.',
      'As a rule a second expert checks the video before you see it.',
    ],
    doTitle: 'They do',
    do: [
      'read the words of your report',
      'tell you what they mean',
      'answer your questions about them',
      'call you if something cannot wait',
    ],
    dontTitle: 'They do not',
    dont: ['look at the pictures again', 'tell you which treatment to choose', 'replace your own doctor'],
  },

  privacy: {
    heading: 'Your report stays between us',
    items: [
      {
        title: 'Locked away',
        text: 'Your report and your video are stored encrypted. Each order has a key of its own.',
      },
      {
        title: 'Seen by few',
        text: 'Only the people who work on your video can open your report. We write down each look.',
      },
      { title: 'Never sold', text: 'We show no ads. No other company follows you on this site.' },
      {
        title: 'Nothing in the mail',
        text: 'Our mails never say what your report is about. The payment company never learns it.',
      },
    ],
    link: 'Read how we handle your data',
  },

  articles: {
    heading: 'Read about it first',
    intro: 'Short, free articles explain what is done and why.',
    items: [
      {
        href: '/articles/spine-procedures/lumbar-puncture',
        title: 'Lumbar puncture',
        text: 'A thin needle takes a little fluid from the lower back.',
      },
      {
        href: '/articles/spine-procedures/epidural-steroid-injection',
        title: 'Epidural steroid injection',
        text: 'Medicine is placed close to a sore nerve in the spine.',
      },
    ],
    all: 'All articles',
  },

  questions: {
    heading: 'Good to know',
    /** Which of the questions page's are shown on the home page. */
    ids: ['when', 'second-opinion', 'urgent', 'get', 'someone-else', 'password', 'cancel', 'languages'],
  },

  closing: {
    heading: 'Know what it says. Know what to ask.',
    text: 'Have your report at hand? Then you can start right away.',
  },
} as const
