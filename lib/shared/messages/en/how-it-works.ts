/** The page 'How it works'. Reading grade 6 or below. */
export const howItWorks = {
  title: 'How it works',
  description: 'From your report to your video: what you do, what we do, and how long each part takes.',
  intro: 'You send your report. An expert explains it in a short video and in writing. Here is each step.',
  stepsTitle: 'From your report to your video',
  steps: [
    {
      title: 'You send your report',
      time: 'About 5 minutes',
      text: [
        'Upload a file, take a photo of the paper, or paste the text. Then tell us what you want to know.',
        'You can stop at any time. What you typed is kept for 7 days.',
      ],
      link: { href: '/get-your-report', text: 'How to get your report' },
    },
    {
      title: 'You pay once',
      time: '1 minute',
      text: [
        'You see the full price before you pay. There is no plan and no other cost.',
        'From this moment the clock runs. You see the day and the minute by which your video comes.',
      ],
      link: { href: '/price', text: 'What it costs' },
    },
    {
      title: 'An expert makes your video',
      time: 'Within 24 hours',
      text: [
        'They read each part of your report and your questions. They explain it with plain words and clear pictures.',
        'As a rule a second expert checks the video before you see it.',
      ],
      link: { href: '/experts', text: 'Who the experts are' },
    },
    {
      title: 'You watch and read it',
      time: 'When you like',
      text: [
        'We send you a mail. Sign in with a code and press play. The same is there in writing.',
        'Take the questions for your doctor to your next visit.',
      ],
      link: null,
    },
  ],
  getTitle: 'What your video is like',
  get: [
    'It is a few minutes long, in short parts.',
    'It is about your report, not about people in general.',
    'It says the main point first, if you want that.',
    'You can read all of it in plain writing, too.',
  ],
  comesUpTitle: 'If something comes up',
  comesUp: [
    {
      title: 'We cannot read your report',
      text: 'We ask you for a better copy. The clock stops until you answer.',
    },
    {
      title: 'Your report says something urgent',
      text: 'You do not have to wait for the video. We try to call you at once.',
    },
    {
      title: 'Your report cannot be explained',
      text: 'Then we say so, and all your money goes back.',
    },
    {
      title: 'We are late',
      text: 'All your money goes back by itself. You still get the video.',
    },
  ],
  notTitle: 'What we do not do',
  not: [
    'We do not look at the pictures of your scan again.',
    'We do not tell you which treatment to choose.',
    'We do not replace your doctor, who knows you.',
  ],
} as const
