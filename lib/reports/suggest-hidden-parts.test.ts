import { describe, expect, it } from 'vitest'
import { suggestHiddenParts } from './suggest-hidden-parts'

/** Words as they stand on a page: one line below the other, two or more spaces are a column. */
function wordsOf(...lines: string[]) {
  return lines.flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
      text,
      x: index * 12,
      y: row * 40,
      w: text.length * 12,
      h: 20,
    })),
  )
}

const found = (...lines: string[]) =>
  suggestHiddenParts(wordsOf(...lines)).map(({ kind, text }) => `${kind} ${text}`)

describe('suggested for hiding', () => {
  it.each([
    ['MRN: 00482913', ['record 00482913']],
    ['Medical Record Number 48-29-13', ['record 48-29-13']],
    ['Patient ID: PX48291', ['record PX48291']],
    ['Accession #: 2026XR7719', ['record 2026XR7719']],
    ['NHS No: 943 476 5919', ['record 943 476 5919']],
    ['SSN 078-05-1120', ['record 078-05-1120']],
    ['Acct no. 55512345', ['record 55512345']],
  ])('record numbers: %s', (line, expected) => {
    expect(found(line)).toEqual(expected)
  })

  it.each([
    ['Phone: (212) 555-0147', ['phone (212) 555-0147']],
    ['Call 212-555-0147 for questions', ['phone 212-555-0147']],
    ['Tel. +44 20 7946 0958', ['phone +44 20 7946 0958']],
    ['Fax 01632 960 983', ['phone 01632 960 983']],
    ['Cell: 5550147123', ['phone 5550147123']],
  ])('phones: %s', (line, expected) => {
    expect(found(line)).toEqual(expected)
  })

  it.each([
    ['12 Harbor View Road, Apt 4B', ['address 12 Harbor View Road, Apt 4B']],
    ['Address: Rose Cottage, Mill End', ['address Rose Cottage, Mill End']],
    ['New York, NY 10016-1234', ['address New York, NY 10016-1234']],
    ['P.O. Box 1187', ['address P.O. Box 1187']],
    ['London SW1A 1AA', ['address SW1A 1AA']],
    ['4400 Maple Dr, Unit 2', ['address 4400 Maple Dr,']],
    ['jane.doe@example.com', ['email jane.doe@example.com']],
  ])('addresses: %s', (line, expected) => {
    expect(found(line)).toEqual(expected)
  })

  it('stays within its column', () => {
    expect(found('Patient Name: JANE DOE     MRN:   00482913     DOB: 03/04/1961     Sex: F')).toEqual([
      'record 00482913',
    ])
    expect(found('Address: 5 Elm St      Age: 61')).toEqual(['address 5 Elm St'])
  })
})

it.each([
  'Patient: DOE, JANE A',
  'Name: John Street',
  'DOB: 03/04/1961   Age: 65 years   Sex: Female',
  'Exam date: 2026-11-20 14:05',
  'Study No. 03/04/2026',
  'Report date: 20 Nov 2026',
  'MRI RIGHT KNEE WITHOUT CONTRAST',
  'There is a 12 x 8 x 14 mm cyst in the left kidney.',
  'Mild narrowing at L4-L5 and L5-S1, 2.5 cm.',
  'T2 5 MM axial, T1 5MM sagittal, series 401, image 12',
  'Comparison: CT 11/02/2024, XR 2023-05-06.',
  '2 views. Dr. Smith was told at 14:05.',
])('names, ages, sexes, dates, sides and findings are never suggested: %s', (line) => {
  expect(found(line)).toEqual([])
})

it('gives a box around the words, in whole pixels on the page', () => {
  const [suggestion] = suggestHiddenParts([
    { text: 'MRN:', x: 10.2, y: 1, w: 40, h: 20 },
    { text: '123456', x: 60.4, y: 0.5, w: 70.2, h: 20 },
  ])
  expect(suggestion?.box).toEqual({ x: 58, y: 0, w: 75, h: 23 })
})

it('takes a page of nonsense without growing slow', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => {
    return { text: index % 3 === 0 ? '1 A' : 'a'.repeat(9), x: index % 50, y: 0, w: 9, h: 9 }
  })
  expect(suggestHiddenParts(words)).toEqual([])
})
