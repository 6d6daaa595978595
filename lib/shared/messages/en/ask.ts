/** Words of the page where patients ask about their delivered video. Reading grade 6 or below. */
export const ask = {
  title: 'Ask about your video',
  intro:
    'Is something in your video or text not clear? Ask the team that made it. Two questions come with your order.',
  box: {
    heading: 'Is something not clear?',
    open: (p: { left: number; until: string }) =>
      p.left === 1
        ? `You can ask 1 more question until ${p.until}.`
        : `You can ask 2 questions until ${p.until}.`,
    waiting: (p: { when: string }) => `We have your question. The answer comes by ${p.when}.`,
    late: 'Your answer is late, and we are sorry. We are on it.',
    answered: (p: { count: number }) =>
      p.count === 1 ? 'We have answered your question.' : 'We have answered your questions.',
    ask: 'Ask a question',
    read: 'See my questions',
  },
  thread: 'Your questions and our answers',
  youAsked: 'You asked',
  weAnswered: 'We answered',
  answeredBy: (p: { who: string }) => `${p.who} answered`,
  noAnswerYet: (p: { when: string }) =>
    `We answer by ${p.when}. You get a mail when the answer is here. You do not need to wait on this page.`,
  late: 'Our answer is late, and we are sorry. We are on it.',
  form: {
    heading: 'Ask your question',
    label: 'Your question',
    hint: (p: { left: number }) =>
      p.left === 1
        ? 'This is your last one. Write as you would speak.'
        : 'You have two. Put what belongs together into one. Write as you would speak.',
    send: 'Send my question',
    promise: 'You get an answer in text within 24 hours.',
    errorTitle: 'Your question is not sent yet',
    errors: {
      EMPTY: 'Please write your question first.',
      TOO_LONG: 'This is too long for us. Please make it shorter than 2,000 letters.',
      OVER: 'The 14 days are over. Please ask your doctor, or call us.',
      NONE_LEFT: 'Both of your questions are asked. Please ask your doctor, or call us.',
      NOT_DELIVERED: 'We took your video back to put something right. You can ask when the new one is here.',
      NOT_FOUND: 'We could not find this order.',
    },
  },
  closed: {
    over: {
      title: 'The time to ask is over',
      text: 'You could ask for 14 days after your video was ready. Your doctor can answer what is still open.',
    },
    none_left: {
      title: 'Both questions are asked',
      text: 'Two questions come with an order. Your doctor can answer what is still open.',
    },
    not_delivered: {
      title: 'You cannot ask just now',
      text: 'You can ask as soon as your video is ready.',
    },
  },
  sent: 'Thank you. We have your question.',
  urgentTitle: 'If it cannot wait',
  urgent:
    'Is it getting worse, or is it urgent? Do not write here. Call your doctor or the emergency number (911 in the US).',
  notAdvice:
    'We explain the words of your report. We cannot tell you what treatment is right for you. That is for you and your doctor.',
  back: 'Back to my order',
  toVideo: 'Back to my video',
} as const
