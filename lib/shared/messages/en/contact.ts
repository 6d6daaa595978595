export const contact = {
  title: 'Contact',
  intro: 'A person reads what you write. Please have your order number at hand, if you have one.',
  emergencyTitle: 'Do you feel very ill right now?',
  emergencyText:
    'Call emergency services (911 in the US), or go to the nearest emergency room. Please do not wait for our answer.',
  mailTitle: 'Write to us',
  mailText: 'Most often we answer within one working day.',
  phoneTitle: 'Call us',
  phoneText: 'If nobody picks up, leave your number. We call you back.',
  healthTitle: 'Please keep your health out of the mail',
  healthText:
    'Mail can be read on its way. Your order page is the safe place for your report and for questions about it. In a mail, your order number is enough.',
} as const
