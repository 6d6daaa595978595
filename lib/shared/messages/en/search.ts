/** Words of the search page and of the search box. Reading grade 6 or below. */
export const search = {
  title: 'Search',
  intro: 'Type a test, a treatment or a word from your report. Spelling need not be right.',
  label: 'What are you looking for?',
  boxLabel: 'Search the articles',
  button: 'Search',
  kinds: { article: 'Article', term: 'Word' },
  alsoCalled: 'Also called',
  found: (p: { count: number; query: string }) =>
    p.count === 1 ? `1 page or word fits “${p.query}”` : `${p.count} pages and words fit “${p.query}”`,
  wasCut: 'That was long, so we looked for its first words only.',
  noneTitle: (p: { query: string }) => `We found nothing for “${p.query}”`,
  noneText: 'Try another word, or fewer words.',
  nearest: 'Did you mean one of these?',
  start: 'Many people read these',
  allArticles: 'See all articles',
  private: 'We do not keep what you search for.',
} as const
