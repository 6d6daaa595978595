/** The page 'Our experts'. Reading grade 6 or below. */
export const experts = {
  title: 'Our experts',
  description: 'Who explains your report, how we choose them, and who checks their work.',
  intro: 'Each video is made by a medical expert who reads reports like yours at work.',
  peopleTitle: 'The people',
  examplesTitle: 'These are examples',
  examplesText:
    'No real person is shown here yet. A live site does not show these. It shows the real people, with their names.',
  none: 'We put each name here as soon as that expert has agreed to it.',
  example: 'Example',
  people: [
    {
      name: 'Example expert A',
      field: 'Reads reports about the spine and the joints',
      place: 'Example state',
    },
    {
      name: 'Example expert B',
      field: 'Reads reports about the brain and the nerves',
      place: 'Example state',
    },
    {
      name: 'Example expert C',
      field: 'Reads reports about the chest and the belly',
      place: 'Example state',
    },
  ],
  licensed: (p: { place: string }) => `Licensed in: ${p.place}`,
  rulesTitle: 'What we ask of each of them',
  rules: [
    {
      title: 'A license where you are',
      text: 'We ask where the patient is. Only an expert with a license for that place can take the order. Our system lets nobody else in.',
    },
    {
      title: 'A second pair of eyes',
      text: 'As a rule another expert checks the video and the text before you see them. For urgent things and for new experts this is always so.',
    },
    {
      title: 'Plain words',
      text: 'What they write is checked for hard words. Terms that must stay are explained.',
    },
    {
      title: 'Your secret',
      text: 'Only those who work on your order can open your report. We write down each look.',
    },
  ],
  doTitle: 'They do',
  dontTitle: 'They do not',
  joinTitle: 'Are you a doctor?',
  joinText: 'We are glad to hear from you.',
  joinLink: 'For professionals',
} as const
