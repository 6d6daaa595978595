/** The page 'Price'. Reading grade 6 or below. */
export const price = {
  title: 'Price',
  description: 'One price for one report. What is in it, how you pay, and when you get your money back.',
  intro: 'One report, one price. You see it before you start, and it does not change.',
  label: 'For one report',
  fallback: 'You see the price on the first page of your order',
  note: 'Nothing else to pay. No plan to sign up for.',
  inTitle: 'What is in the price',
  in: [
    'a short video about your own report',
    'the same in plain writing',
    'answers to the questions you send us',
    'questions to take to your doctor',
    'a check by a second expert, as a rule',
  ],
  backTitle: 'When your money comes back',
  backIntro: 'You get all of it back, and you do not have to ask, when:',
  back: [
    'you cancel before an expert starts on your report',
    'we cannot explain your report',
    'your video comes later than we said (you still get it)',
    'we ask you something and hear nothing for 7 days',
  ],
  backNote: 'It goes back the way you paid. Most banks need 5 to 10 days to show it.',
  payTitle: 'How you pay',
  pay: [
    'You pay with a card. A company called Stripe handles it. We never see your card number.',
    'You get a receipt. It does not say what your report is about.',
    'We do not bill insurance. If you want to ask your plan for the money, the receipt shows what you paid and when.',
  ],
  termsLink: 'Read the terms',
} as const
