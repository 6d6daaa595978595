import { describe, expect, it } from 'vitest'
import { outlineOf } from './report-outline'

const REPORT = `MRI LUMBAR SPINE WITHOUT CONTRAST
Patient: Jane Example   DOB: 01/02/1961

CLINICAL HISTORY: Low back pain
for 6 weeks, worse on the left.
TECHNIQUE: Sagittal T1 and T2, axial T2.
COMPARISON: None.

FINDINGS:
Alignment is normal. Vertebral body heights are pre-
served.

L4-L5: A 4.5 mm disc bulge, approx. 3 mm to the left, touches the L5 root.
Page 1 of 2
L5-S1: Normal.

IMPRESSION
1. Disc bulge at L4-L5 on the left.
2. No fracture.
   No tumor.

Electronically signed by: Dr. A. Reader`

const texts = (text: string, kind: string) =>
  outlineOf(text)
    .sections.filter((section) => section.kind === kind)
    .flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))

describe('outlineOf', () => {
  it('finds the sections by their headings', () => {
    expect(outlineOf(REPORT).sections.map(({ kind, heading }) => [kind, heading])).toEqual([
      ['other', ''],
      ['other', 'Patient'],
      ['history', 'CLINICAL HISTORY'],
      ['technique', 'TECHNIQUE'],
      ['comparison', 'COMPARISON'],
      ['findings', 'FINDINGS'],
      ['impression', 'IMPRESSION'],
      ['other', 'Electronically signed by'],
    ])
  })

  it('joins lines, splits sentences and list items, and leaves page numbers out', () => {
    expect(texts(REPORT, 'history')).toEqual(['Low back pain for 6 weeks, worse on the left.'])
    expect(texts(REPORT, 'findings')).toEqual([
      'Alignment is normal.',
      'Vertebral body heights are preserved.',
      'L4-L5: A 4.5 mm disc bulge, approx. 3 mm to the left, touches the L5 root.',
      'L5-S1: Normal.',
    ])
    expect(texts(REPORT, 'impression')).toEqual([
      'Disc bulge at L4-L5 on the left.',
      'No fracture.',
      'No tumor.',
    ])
  })

  it('finds headings in text that is one line', () => {
    const line = 'HISTORY: Cough. FINDINGS: The lungs are clear. IMPRESSION: Normal chest.'
    expect(outlineOf(line).sections.map(({ kind }) => kind)).toEqual(['history', 'findings', 'impression'])
  })

  it.each([
    ['FINDINGS/IMPRESSION:', 'impression'],
    ['FINDINGS AND IMPRESSION:', 'impression'],
    ['Findings and Impression', 'impression'],
    ['IMPRESSION AND RECOMMENDATIONS:', 'impression'],
    ['IMPRESSION/PLAN:', 'impression'],
    ['IMPRESSION(S):', 'impression'],
    ['Narrative & Impression', 'impression'],
    ['NARRATIVE:', 'findings'],
    ['HISTORY / INDICATION:', 'history'],
    ['HISTORIA CLÍNICA:', 'history'],
    ['TÉCNICA', 'technique'],
    ['COMPARACIÓN:', 'comparison'],
    ['Hallazgos:', 'findings'],
    ['IMPRESIÓN', 'impression'],
    ['IMPRESION DIAGNOSTICA:', 'impression'],
    ['Conclusio\u0301n:', 'impression'],
    ['HALLAZGOS Y CONCLUSIONES:', 'impression'],
  ])('knows %s as a heading of its own', (heading, kind) => {
    expect(outlineOf(`${heading}\nThe disc is normal.`).sections).toMatchObject([
      {
        kind,
        heading: heading.replace(':', '').normalize('NFC'),
        sentences: [{ text: 'The disc is normal.' }],
      },
    ])
  })

  it('finds two names of one section in a line', () => {
    expect(texts('FINDINGS AND IMPRESSION: Normal chest.', 'impression')).toEqual(['Normal chest.'])
    expect(texts('HISTORY: Cough. FINDINGS/IMPRESSION: Normal chest.', 'impression')).toEqual([
      'Normal chest.',
    ])
  })

  it('takes no sentence for a heading', () => {
    const text =
      'FINDINGS\nThe findings are stable.\nHistory of surgery is noted.\nReport was called to Dr. Smith.\nImpression and history agree.\nInforme was the old name.'
    expect(outlineOf(text).sections.map(({ kind }) => kind)).toEqual(['findings'])
  })

  it('names a sentence by its words: spaces, case and neighbours do not matter, repeats are told apart', () => {
    const ids = (text: string) =>
      outlineOf(text).sections.flatMap(({ sentences }) => sentences.map(({ id }) => id))
    const [one] = ids('IMPRESSION: No  acute\nfracture.')
    expect(one).toMatch(/^impression-[0-9a-f]{10}$/)
    expect(ids('FINDINGS: New words.\nIMPRESSION:\nno acute fracture.')[1]).toBe(one)
    expect(ids('IMPRESSION: No acute fracture. Stable. No acute fracture.')).toEqual([
      one,
      expect.not.stringMatching(one ?? ''),
      `${one}-2`,
    ])
  })

  it('is quick on a long text without an end of line', () => {
    const startedAt = performance.now()
    outlineOf('patient '.repeat(100_000))
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect(outlineOf('').sections).toEqual([])
  })

  it.each([
    ['lines of a letter', 'a\n'],
    ['abbreviations', 'Dr. '],
    ['sentences that go on in small letters', 'a. b? '],
    ['words that are cut in two', 'a-\n'],
  ])('takes twice as long for twice as many %s, not four times', (_, part) => {
    const text = part.repeat(500_000 / part.length)
    const startedAt = performance.now()
    outlineOf(text)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })
})
