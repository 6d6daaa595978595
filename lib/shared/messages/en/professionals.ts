/** The page 'For professionals'. Reading grade 6 or below. */
export const professionals = {
  title: 'For professionals',
  description:
    'For doctors, clinics and imaging centers: what we do for patients, what we do not do, and how to reach us.',
  intro: 'Do you care for people who get radiology reports? Here is what we do, and how to reach us.',
  doTitle: 'What we do for your patients',
  do: [
    'We explain the report that you or a colleague wrote, in plain words.',
    'We send them back to you with good questions.',
    'If a report holds something that cannot wait, we call the patient. We call you, if the patient agreed.',
  ],
  dontTitle: 'What we leave to you',
  dont: [
    'We do not read the pictures again, and we do not judge the report.',
    'We do not advise for or against a treatment.',
    'We do not pay for patients that you send us, and we take no money for sending patients to anyone.',
  ],
  writeTitle: 'Write to us',
  write:
    'You want to work with us, or to tell your patients about us? You found a mistake in an article? We read every message.',
  writeNote: 'Please do not write about a patient.',
  writeLink: 'Send us a message',
  readTitle: 'To hand out',
  read: 'Our articles are free. You may print them and give them to patients. Each one names its sources.',
  readLink: 'See the articles',
} as const
