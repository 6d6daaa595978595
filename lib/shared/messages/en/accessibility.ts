/** The accessibility statement. Reading grade 6 or below. */
export const accessibility = {
  title: 'Accessibility',
  description:
    'What we do so that everyone can use this site, what does not work well yet, and how to get help.',
  intro: 'Everyone should be able to use this site. Here is what we do for that, and what is still missing.',
  aimTitle: 'Our aim',
  aim: 'We build by the rules of WCAG 2.2, level AA. These are the rules of the web for people who see, hear, move or think in other ways.',
  doTitle: 'What we do',
  do: [
    'You can use every page with the keys alone. You always see where you are.',
    'A screen reader can read every page. Pictures are described in words.',
    'Text and ground have a strong contrast, in the light and in the dark look.',
    'You can make the text twice as big, and nothing is lost.',
    'What moves stands still if you set your device so.',
    'Buttons are big enough for a thumb.',
    'Color is never the only sign.',
    'Reading, and the first step of an order, work without scripts.',
    'Our words can be read with six years of school.',
  ],
  testTitle: 'How we test',
  test: [
    'A program called axe checks our pages each time we change something, in the light and in the dark look.',
    'Another test measures how hard our words are to read.',
  ],
  limitsTitle: 'What does not work well yet',
  limits: [
    'No outside firm has checked our site so far.',
    'Some medical words cannot be left out. We explain them where they stand.',
    'To send a file from your device you need scripts. Without them, please paste the text.',
    'We work in English only.',
  ],
  helpTitle: 'Does something not work for you?',
  help: 'Tell us. Say which page it was and what you tried. A person reads it and writes back, most often within one working day.',
  helpLink: 'Write to us',
  updated: (p: { day: string }) => `This page was last changed on ${p.day}.`,
} as const
