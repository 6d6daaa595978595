/** Words that stand for health data: each must stay where it was put. */
export const CANARY = {
  firstName: 'Zebedia',
  question: 'quillwortosis',
  finding: 'brontolithiasis',
  fileName: 'marmoset-spine-report.pdf',
  phone: '2125550187',
  plainText: 'tanagerine',
} as const
