/** The page 'How to get your report'. Reading grade 6 or below. */
export const getYourReport = {
  title: 'How to get your report',
  description:
    'Three ways to get the written report of your scan: online, by phone, or with a photo of the paper.',
  intro:
    'We need the written report, not the pictures. It is a text of one to three pages. There are three ways to get it.',
  look: {
    title: 'What you are looking for',
    text: 'A radiologist wrote it after your scan. Most reports have these headings:',
    parts: ['Exam', 'Reason or History', 'Findings', 'Impression'],
    link: {
      href: '/articles/understand-your-report/how-a-radiology-report-is-built',
      text: 'How a report is built',
    },
  },
  contents: 'Choose a way',
  ways: [
    {
      id: 'online',
      title: 'Online',
      time: 'About 5 minutes',
      intro: 'Most hospitals have a website or an app for patients. It is often called a patient portal.',
      steps: [
        'Find the portal. Its name is often on your visit papers, or on the website of the hospital.',
        'Sign in. If you have no account, look for “Sign up” or “New user”.',
        'Look for “Test results”, “Imaging” or “Documents”.',
        'Open the report. Choose “Download” or “Print”, and save it as a PDF.',
        'No such button? Mark the text, copy it, and paste it into your order.',
      ],
      note: 'A report may show up there before your doctor has called you. You may wait for the call if you like.',
    },
    {
      id: 'ask',
      title: 'Ask the hospital',
      time: 'A phone call, then some days',
      intro: 'Call the place where you had the scan. Ask for “medical records” or “the imaging desk”.',
      steps: [
        'Say: “I would like a copy of my radiology report, please. The report, not the pictures.”',
        'Have ready: your full name, your date of birth, and the day of the scan.',
        'Ask how you can get it: by mail, in the portal, or to pick up.',
        'You may have to sign a form. Bring a photo ID if you pick it up.',
        'Your own doctor often has a copy, too. You can ask there.',
      ],
      note: 'In the US the law gives you a right to a copy of your records. As a rule they must answer within 30 days.',
    },
    {
      id: 'photo',
      title: 'Take a photo of the paper',
      time: 'About 2 minutes',
      intro: 'You have it on paper? A photo from your phone is fine.',
      steps: [
        'Lay the page flat on a dark table, near a window.',
        'Hold the phone right above it, so that all four corners are in the picture.',
        'Take care that your shadow does not fall on the page.',
        'Tap on the text to make it sharp. Then take the photo.',
        'Take one photo of each page. Check that you can read every line.',
      ],
      note: 'Is your name on the page? You can leave it in. Only those who work on your order see it.',
    },
  ],
  photos: {
    title: 'A good photo and two bad ones',
    good: 'Good: flat, bright, all four corners',
    slanted: 'Not so good: slanted and cut off',
    dark: 'Not so good: a shadow on the text',
  },
  sourceIntro: 'Source:',
  source: {
    text: 'Your rights under HIPAA, US Department of Health and Human Services',
    href: 'https://www.hhs.gov/hipaa/for-individuals/guidance-materials-for-consumers/index.html',
  },
  takesTitle: 'What we can take',
  takes: 'PDF files, photos, Word files and text. You can send more than one file.',
  stuckTitle: 'Stuck?',
  stuckText: 'Write to us. Tell us where you are stuck, but not what your report says.',
  stuckLink: 'Contact us',
} as const
