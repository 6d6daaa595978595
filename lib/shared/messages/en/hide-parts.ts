import type { HiddenKind } from '@/lib/reports/hidden-part-schema'

/** Hiding parts of a page, for patients who want to. Grade 6 or below. */
export const hideParts = {
  open: 'Hide parts',
  openPage: (p: { number: number; name: string }) => `Hide parts of page ${p.number} of ${p.name}`,
  waiting: 'We are hiding what you chose.',
  done: 'Parts are hidden.',
  heading: (p: { number: number; of: number }) => `Hide parts of page ${p.number} of ${p.of}`,
  intro: 'You need not hide anything. If you want to, cover numbers or an address here.',
  helpTitle: 'This is a help, not a guarantee',
  help: [
    'What you cover turns black on the page, and its words are removed from what our experts read. The file you sent is sealed. If it must be opened, a manager has to say why, and you can see that it was opened.',
    'Please keep the name, age, sex, dates and the side (left or right). We need them to be sure that the report is yours. Keep the medical text, too: we cannot explain what we cannot see.',
    'We find some numbers, not all. Please look at the page yourself.',
  ],
  canUndo: 'Until you pay you can undo this.',
  isFinal:
    'Your order is paid, so you cannot undo this. Our experts may have seen the whole page before you hide parts of it.',
  picture: (p: { number: number }) => `Page ${p.number} with the parts that you cover`,
  found: 'We found these. Tick what you want to hide.',
  foundNone: 'We found no numbers or addresses on this page. You can draw boxes yourself.',
  all: 'Tick all',
  kinds: {
    record: 'Record number',
    phone: 'Phone number',
    address: 'Address',
    email: 'Email address',
  } satisfies Record<HiddenKind, string>,
  suggestion: (p: { kind: string; text: string }) => `${p.kind}: ${p.text}`,
  draw: 'Draw a box',
  drawHint: 'Now drag over the part that you want to cover.',
  add: 'Add a box',
  larger: 'Larger picture',
  smaller: 'Smaller picture',
  own: 'Your own boxes',
  box: (p: { number: number }) => `Box ${p.number}`,
  boxKeys: (p: { number: number }) =>
    `Box ${p.number}. Arrow keys move it. Shift and arrow keys change its size. Delete removes it.`,
  removeBox: (p: { number: number }) => `Remove box ${p.number}`,
  remove: 'Remove',
  save: 'Save what is covered',
  back: 'Back without saving',
  gone: 'This page is no longer here, or still being read. Please choose it again.',
  problems: {
    NOT_FOUND: 'This page is no longer here. Please load the page again.',
    NOT_READY: 'We are still reading this file. Please wait a moment and try again.',
    TOO_LATE:
      'The order is paid, so what is hidden stays as it is. You can send the page again as a new file.',
    WRONG_BOXES: 'That were too many boxes for one page. Please cover larger parts.',
  },
} as const
