import type { LegalText } from './legal'

export const terms: LegalText = {
  title: 'Terms',
  intro: 'What you buy from us, what it costs, when you get your money back, and what we ask of you.',
  sections: [
    {
      id: 'what',
      heading: 'What you buy',
      body: [
        'You send us a written radiology report. A medical expert explains that report to you in a short video and in plain writing. That is one order.',
        'We explain what is written. This means:',
        [
          'We do not look at the pictures of your scan again.',
          'We do not say whether the report is right. Where it does not fit together, we tell you how to ask your doctor.',
          'We do not diagnose, and we do not advise you for or against a treatment.',
          'We do not replace your doctor. Please talk with your doctor before you decide anything.',
        ],
      ],
    },
    {
      id: 'emergencies',
      heading: 'Not for emergencies',
      body: [
        'Do not wait for a video when you feel very ill. Call emergency services (911 in the US), or go to the nearest emergency room.',
        'If your report holds something that cannot wait, we try to call you before the video is made. If you agreed to it, we may call the doctor named in the report. We cannot promise that a call reaches you, so please give us a number that works.',
      ],
    },
    {
      id: 'who',
      heading: 'Who can order',
      body: [
        'You must be 18 or older. You can order for yourself, for your child, for an adult who asked you to, or for an adult you act for by law.',
        'Our experts may only work for patients in places where they hold a license. We ask where the patient is before you send anything. If nobody is licensed there, we take no order and no money.',
      ],
    },
    {
      id: 'price',
      heading: 'Price and payment',
      body: [
        'You see the full price before you pay. The price on the payment page is the one that counts. It does not change after you paid.',
        'Stripe handles the payment. Your card details go to Stripe, not to us. There is no subscription.',
      ],
    },
    {
      id: 'promise',
      heading: 'When your video comes',
      body: [
        'Within 24 hours from the moment your payment is confirmed, if we can read your report. You see the day and the minute on your order page.',
        'If we need something from you, such as a clearer photo, the clock stops when we ask. It goes on when you answer. After 7 days without an answer we close the order and pay all your money back.',
      ],
    },
    {
      id: 'money-back',
      heading: 'When you get your money back',
      body: [
        'You get the full price back, without asking, when:',
        [
          'you cancel before an expert has started on your report',
          'we cannot explain your report',
          'your video comes later than we said. You still get the video.',
          'you do not answer our question for 7 days, and we close the order',
        ],
        'The money goes back the way you paid it. Most banks need 5 to 10 days to show it. If you are not happy for another reason, write to us: we read it and answer.',
        'The law where you live may give you more rights. These terms take none of them away.',
      ],
      link: { href: '/contact', text: 'How to reach us' },
    },
    {
      id: 'your-part',
      heading: 'Your part',
      body: [
        [
          'Send a report that is yours, or that you are allowed to send.',
          'Give a mail address and a phone number that reach you.',
          'Tell us the truth about where the patient is.',
          'Send no files that could harm our systems or other people.',
        ],
        'If you break these rules on purpose, we may close the order. We then tell you why.',
      ],
    },
    {
      id: 'your-video',
      heading: 'Your video and your text',
      body: [
        'They are made for you. You may watch, keep and show them to family, friends and doctors as you like. Please do not sell them, and do not use them to advertise.',
        'What you send us stays yours. We use it to make your video and to keep our promises to you. We use it for nothing else.',
      ],
    },
    {
      id: 'mistakes',
      heading: 'If something goes wrong',
      body: [
        'We work with care, and as a rule a second expert checks each video. If you find a mistake, tell us. We look at it right away. If it is ours, we make it right and tell you what was wrong.',
        'We answer for harm that we cause, as the law says. We do not answer for what other people do with a video that you shared.',
      ],
    },
    {
      id: 'changes',
      heading: 'When these terms change',
      body: [
        'Your order keeps the terms it was placed under. We store their version with your order. New terms hold for new orders only.',
      ],
    },
  ],
}
