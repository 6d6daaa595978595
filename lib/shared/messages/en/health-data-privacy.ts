import type { LegalText } from './legal'

export const healthDataPrivacy: LegalText = {
  title: 'Consumer health data privacy',
  intro:
    'Some states, such as Washington and Nevada, have laws about health data that people give to a company. This page says what those laws ask us to say. We treat everyone by it, wherever you live.',
  sections: [
    {
      id: 'what',
      heading: 'Health data we collect',
      body: [
        [
          'your radiology report: the files or the text you send',
          'your questions about it, and messages about your order',
          'the video and the plain report that we make from it',
          'the fact that you ordered from us',
          'the state or country of the patient, and whose report it is',
        ],
        'We collect no data about where your phone is, and no fingerprint or face data.',
      ],
    },
    {
      id: 'sources',
      heading: 'Where it comes from',
      body: [
        'From you, or from the person who orders for you. The video and the plain report come from our own experts. We ask no hospital, insurer or data seller about you.',
      ],
    },
    {
      id: 'why',
      heading: 'Why we collect it',
      body: [
        'To explain your report to you, to bring you the video, to reach you if something cannot wait, to answer you, and to keep all of this safe. We collect what is needed for that and no more. If we ever want to use it for something else, we ask you first.',
      ],
    },
    {
      id: 'consent',
      heading: 'Your consent',
      body: [
        'You read a short notice before you send anything. Before you pay, you agree to each point in a box of its own. We store which wording it was, and the time.',
        'You can take your consent back at any time. We then stop, and delete what we do not have to keep. If your video is not finished yet, we cannot finish it then.',
      ],
    },
    {
      id: 'sharing',
      heading: 'Who gets it',
      body: [
        'We do not sell health data, and we ask for no permission to do so.',
        'We share it with no other company for its own use. These kinds of companies work for us, by our orders only:',
        [
          'a hosting company that stores your files, encrypted',
          'a payment company (Stripe) that learns that you paid us, and no more',
          'a mail company (Resend) that carries mails without health words',
        ],
        'We may have to share it with your doctor or with emergency services when something cannot wait, in the way you agreed to. We have no sister companies that get it.',
      ],
    },
    {
      id: 'rights',
      heading: 'Your rights',
      body: [
        [
          'to know whether we hold health data about you, and to get a copy',
          'to get a list of all companies that received it, with a way to reach them',
          'to take back your consent',
          'to have it deleted, also by the companies that work for us and from our backups',
        ],
        'Write to us from the mail address of your order, so that we know it is you. We answer within 30 days, at no cost. Backups lose deleted data within 35 days.',
      ],
      link: { href: '/contact', text: 'How to reach us' },
    },
    {
      id: 'appeal',
      heading: 'If we say no',
      body: [
        'We tell you why. You can ask us to look again: write “Appeal” in your mail. A person who was not part of the first answer decides within 45 days, and tells you the reasons in writing. If it is still no, you can turn to the attorney general of your state.',
      ],
    },
    {
      id: 'breach',
      heading: 'If something leaks',
      body: [
        'If someone gets your health data without your consent, we tell you without delay, and at the latest within 60 days. We say what happened, which data it was, and what you can do. Where the law asks for it, we also tell the authorities.',
      ],
    },
    {
      id: 'near-clinics',
      heading: 'No tracking around clinics',
      body: [
        'We do not use your place to find out that you visited a clinic, and we send nobody messages because of it.',
      ],
    },
  ],
}
