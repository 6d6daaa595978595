/** The page 'Questions'; the home page shows some of them. Reading grade 6 or below. */
export const questions = {
  title: 'Questions',
  description: 'Answers about your report, your video, paying, privacy and getting help.',
  intro: 'What people ask us most. Tap a question to see the answer.',
  contents: 'About what?',
  more: 'All questions and answers',
  missingTitle: 'Your question is not here?',
  missingText: 'Write to us. Please leave out what your report says.',
  missingLink: 'Contact us',
  groups: [
    {
      id: 'video',
      title: 'Your video',
      items: [
        {
          id: 'when',
          question: 'When does my video come?',
          answer: [
            'Within 24 hours after you pay. We show you the day and the minute in your own time.',
            'If we need something from you, such as a clearer photo, the clock stops until you answer.',
          ],
        },
        {
          id: 'how-long',
          question: 'How long is it?',
          answer: ['A few minutes. It comes in short parts, so that you can watch one part again.'],
        },
        {
          id: 'second-opinion',
          question: 'Is this a second opinion?',
          answer: [
            'No. We explain what your report says. We do not look at the pictures again, and we do not say whether the report is right.',
            'If two parts of your report do not fit together, we tell you how to ask your doctor about it.',
          ],
        },
        {
          id: 'read',
          question: 'I would rather read. Can I?',
          answer: ['Yes. Each video comes with the same in plain writing. You choose which you see first.'],
        },
        {
          id: 'languages',
          question: 'Which languages do you speak?',
          answer: ['For now we work in English only. We use short sentences and everyday words.'],
        },
      ],
    },
    {
      id: 'report',
      title: 'Your report',
      items: [
        {
          id: 'get',
          question: 'How do I get my report?',
          answer: [
            'Sign in to the website of your hospital or imaging center. Look for “Imaging” or “Test results”.',
            'You can also call the place that did your scan and ask for the written report. A photo of the paper is fine.',
          ],
          link: { href: '/get-your-report', text: 'How to get your report, step by step' },
        },
        {
          id: 'pictures',
          question: 'Do you need the pictures of my scan?',
          answer: ['No. We only need the written report.'],
        },
        {
          id: 'urgent',
          question: 'What if my report says something urgent?',
          answer: [
            'Then you do not have to wait for the video. We try to call you at once. If we cannot reach you, we can call your doctor, if you agreed to that.',
          ],
        },
        {
          id: 'someone-else',
          question: 'Can I order for someone else?',
          answer: [
            'Yes: for your child, for an adult who asked you to, or for an adult you act for by law. You must be 18 or older.',
          ],
        },
        {
          id: 'where',
          question: 'Why do you ask where the patient is?',
          answer: [
            'An expert may only explain reports to people in places where they hold a license. We check this first, so that you do not pay for nothing.',
          ],
        },
      ],
    },
    {
      id: 'money',
      title: 'Paying',
      items: [
        {
          id: 'cost',
          question: 'What does it cost?',
          answer: ['There is one price for one report. You see it before you start.'],
          link: { href: '/price', text: 'What is in the price' },
        },
        {
          id: 'cancel',
          question: 'Can I cancel?',
          answer: [
            'Yes. Until an expert starts on your report, you can cancel with one button. All your money goes back.',
          ],
        },
        {
          id: 'late',
          question: 'What if you are late?',
          answer: ['All your money goes back by itself, and you still get the video.'],
        },
        {
          id: 'insurance',
          question: 'Does my insurance pay for it?',
          answer: ['We do not bill insurance. You get a receipt that you can send to your plan.'],
        },
      ],
    },
    {
      id: 'privacy',
      title: 'Privacy and signing in',
      items: [
        {
          id: 'who-sees',
          question: 'Who can see my report?',
          answer: [
            'Only the people who work on your order. It is stored encrypted, and we write down each look.',
          ],
          link: { href: '/privacy', text: 'How we handle your data' },
        },
        {
          id: 'password',
          question: 'Do I need a password?',
          answer: ['No. We send a 6-digit code to your mail address. You type it, and you are in.'],
        },
        {
          id: 'delete',
          question: 'Can you delete my data?',
          answer: [
            'Yes. Write to us from the mail address of your order. We then keep only what the law asks for.',
          ],
          link: { href: '/contact', text: 'How to reach us' },
        },
      ],
    },
  ],
} as const
