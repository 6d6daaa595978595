import type { LegalText } from './legal'

export const privacy: LegalText = {
  title: 'Privacy',
  intro: 'What we know about you, why, who can see it, how long we keep it, and how you stay in charge.',
  sections: [
    {
      id: 'short',
      heading: 'In short',
      body: [
        [
          'Only the people who work on your order can open your report.',
          'We sell nothing about you. We show no ads and use no trackers.',
          'Our mails and the payment company never learn what your report is about.',
          'You can ask for a copy of your data, and you can ask us to delete it.',
        ],
      ],
    },
    {
      id: 'what',
      heading: 'What we collect',
      body: [
        [
          'What you send: your report, your questions, the messages you write to us.',
          'What you tell us: first name, mail address, phone number, time zone, the state or country of the patient, whose report it is.',
          'What you agreed to, in which wording, and when.',
          'About your payment: amount, time, and whether it worked. We never see your card number.',
          'About your visit: your IP address and browser, for a short time, to keep the site safe.',
        ],
        'We get all of this from you. We buy no data about you.',
      ],
    },
    {
      id: 'why',
      heading: 'What we use it for',
      body: [
        [
          'to make your video and your plain report, and to bring them to you',
          'to reach you when we have a question, or when something cannot wait',
          'to take your payment, and to pay it back',
          'to keep the site safe and to show who opened what',
          'to do what the law asks of us, such as keeping payment records',
        ],
        'We do not use your report to train software. We do not make a profile of you.',
      ],
    },
    {
      id: 'who',
      heading: 'Who can see it',
      body: [
        'The expert who makes your video, the one who checks it, and the staff who see to it that your order is on time. Each of them signs in with two proofs. Each look at your report is written down in a log that nobody can change.',
        'We use these companies. They may only do what we ask of them:',
        [
          'Stripe takes the payment. It gets your mail address, the amount and an order number.',
          'Resend sends our mails. It gets your mail address and a text without any word about your health.',
          'A hosting company runs our servers. Reports and videos are stored there encrypted.',
        ],
        'We give data to others only if you ask us to, if someone is in danger, or if the law forces us to. If we may tell you about it, we do.',
      ],
    },
    {
      id: 'safe',
      heading: 'How we protect it',
      body: [
        'Your files and what you write are encrypted, with a key of its own for each order. All traffic is encrypted too. Staff need a second proof to sign in. When we delete an order, we delete its key, and what was locked with it can never be read again.',
        'No system is perfect. If someone gets at your health data who should not, we tell you without delay, and at the latest within 60 days.',
      ],
    },
    {
      id: 'cookies',
      heading: 'Cookies',
      body: [
        'We use only the cookies that the site needs: one that keeps you signed in, one that keeps your unfinished order, one that knows the browser that asked for a code, one that keeps open a video that was shared with you, one that keeps how you like to watch, and one that keeps, for two hours, from which article you began an order. No other company sets a cookie here.',
        'On our article pages we count without cookies. When you tell us if a page helped, we keep the answer. So that one person counts once, we make a code from your IP address, your browser and a secret of the day. At the end of the day (UTC) the secret and the code are deleted within two hours, and nobody can make the code again.',
        'We also count which article is read after which, so that we can show what others read. That count knows no person. It leaves you out when your browser sends “Do Not Track” or “Global Privacy Control”.',
      ],
    },
    {
      id: 'how-long',
      heading: 'How long we keep it',
      body: ['You can ask us to delete your order sooner. We then keep only what the law makes us keep.'],
      table: {
        caption: 'What we keep, for how long, and why',
        headers: ['What', 'How long', 'Why'],
        rows: [
          ['Orders you did not finish, with their files', '7 days', 'So that you can come back'],
          ['Uploads that belong to no order', '24 hours', 'A line may break while you upload'],
          ['Codes to sign in', '10 minutes', 'They work once'],
          [
            'Your sign-in on a device, with the kind of browser it is',
            '30 days, or until you sign out',
            'So that you need no code each time',
          ],
          [
            'Report, questions, messages, video and plain report of an order',
            '2 years after the order ends, or until you ask us to delete them',
            'So that you can watch again and compare',
          ],
          [
            'Payment records, without any health data',
            '7 years, with your mail address and your state or country. Then nothing in them leads to you. If you delete your data, your mail address goes at once.',
            'Tax law',
          ],
          [
            'Your mail address, if you never paid',
            'Until 1 day after your order has ended',
            'So that you can come back',
          ],
          [
            'Your account',
            'Until your last order is gone from here and you are signed in nowhere',
            'So that you can sign in',
          ],
          ['What you agreed to', '7 years', 'To show what was agreed'],
          ['Log of who opened what, without names or health data', '6 years', 'To find and prove misuse'],
          ['What you write on the contact page', '90 days after we answered', 'So that we can look it up'],
          ['Technical logs', '30 days', 'To find faults and attacks'],
          ['Backups', '35 days', 'To recover from a failure. Deleted data is gone from them after that.'],
        ],
      },
    },
    {
      id: 'rights',
      heading: 'What you can ask for',
      body: [
        [
          'a copy of your data',
          'to know who looked at it',
          'a correction',
          'to delete it',
          'to take back what you agreed to, for the time ahead',
        ],
        'Sign in and open “My account”: there you save a copy, see who looked, and delete your data. For all else write to us from the mail address of your order. We answer within 30 days, at no cost. We never treat you worse because you asked. If you are not content with the answer, write again and another person decides. You can also turn to the data or consumer office where you live.',
      ],
      link: { href: '/contact', text: 'How to reach us' },
    },
    {
      id: 'children',
      heading: 'Children',
      body: [
        'Only adults can order. A parent or guardian can order for a child. We then treat the child’s report like any other.',
      ],
    },
    {
      id: 'where',
      heading: 'Health data laws',
      body: [
        'Some places have laws of their own for health data. What they ask us to tell you stands on a page of its own.',
      ],
      link: { href: '/health-data-privacy', text: 'Consumer health data privacy' },
    },
  ],
}
