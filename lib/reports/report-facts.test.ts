import { describe, expect, it } from 'vitest'
import { judgeReport } from './judge-report'
import { factsOf, reportFactsSchema } from './report-facts'

const GOOD = `Patient: Jane Doe   DOB: 03/04/1961
MRI LUMBAR SPINE WITHOUT CONTRAST
HISTORY: Low back pain.
TECHNIQUE: Sagittal T1 and T2, axial T2.
FINDINGS: Alignment is normal. There is a disc bulge at L4-L5 without stenosis.
IMPRESSION: Disc bulge at L4-L5.`

const codes = (...texts: string[]) =>
  judgeReport(texts.map((text) => factsOf({ pages: [text] }))).map(({ code }) => code)

describe('judgeReport', () => {
  it('has nothing to say about a whole report', () => {
    expect(codes(GOOD)).toEqual([])
    expect(codes(`${GOOD}\nPage 1 of 2`, 'Page 2 of 2\nNo fracture.')).toEqual([])
  })

  it('does not believe one mark on a page that can hardly be read', () => {
    const blurred = (mark: string) => factsOf({ pages: [`FINDINGS: ${mark}`], isUnsure: true })
    expect(judgeReport([blurred('Page 1 of 3')])).toEqual([])
    expect(judgeReport([blurred('Page 1 of 3'), blurred('Page 1 of 3')])).toEqual([])
    expect(judgeReport([blurred('Page 1 of 3'), blurred('Page 2 of 3')])).toMatchObject([
      { code: 'missing_pages', missing: [3] },
    ])
    expect(judgeReport([factsOf({ pages: [`${GOOD}\nPage 1 of 3`] }), blurred('Page 2 of 3')])).toMatchObject(
      [{ code: 'missing_pages', missing: [3] }],
    )
  })

  it('misses the pages that the paper counts', () => {
    expect(judgeReport([factsOf({ pages: [`${GOOD}\nPage 2 of 4`, 'more, page 4/4'] })])).toMatchObject([
      { code: 'missing_pages', missing: [1, 3] },
    ])
    expect(codes(`${GOOD}\nPage 1 of 2`, 'signed without a number')).toEqual([])
    expect(codes(`${GOOD}\nSee page 1 of 900`)).toEqual([])
  })

  const missingIn = (...texts: string[]) =>
    judgeReport(texts.map((text) => factsOf({ pages: [`${GOOD}\n${text}`] }))).map(({ missing }) => missing)

  it('misses a page though another came twice, or belongs to a whole report', () => {
    expect(missingIn('Page 1 of 3', 'Page 1 of 3', 'Page 2 of 3')).toEqual([[3]])
    expect(missingIn('Page 1 of 2', 'Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3')).toEqual([[2]])
    expect(missingIn('Page 1 of 2', 'Page 1 of 3', 'Page 2 of 3')).toEqual([[2], [3]])
    expect(missingIn('Page 1 of 3', 'no number', 'no number')).toEqual([])
    const [gap] = judgeReport([factsOf({ pages: ['one', `${GOOD}\nPage 1 of 4`], lostPages: [1] })])
    expect(gap).toMatchObject({ missing: [2, 3, 4], place: { part: 0, page: 3 } })
  })

  it.each(['2/3', '2 of 3', 'Pg 2 of 3', 'pg. 2/3', '- 2 of 3 -', 'Página 2 de 3'])(
    'counts the pages of %s alone on its line',
    (mark) => {
      expect(missingIn(mark)).toEqual([[1, 3]])
      expect(missingIn(mark.replace('2', '1'), mark, mark.replace('2', '3'))).toEqual([])
    },
  )

  it('takes no strength and no date for a number of pages', () => {
    const lines = 'a\nb\nc\nd'
    expect(missingIn(`${lines}\n4/5\n${lines}`, 'Seen on page 3/4/2026')).toEqual([])
    expect(missingIn(`1/2\n${lines}\n${lines}\n2/2`)).toEqual([])
  })

  it('asks when there are neither findings nor an impression', () => {
    expect(
      codes(
        'MRI of the lumbar spine without contrast.\nHISTORY: Pain for six weeks on the left side.\nTECHNIQUE: Sagittal T1 and T2, axial T2 through the disc levels.',
      ),
    ).toEqual(['no_findings'])
  })

  it('asks when it is something else', () => {
    expect(
      codes(
        'Dear Sir, your invoice of 12 May is overdue. Please pay 300 dollars within ten days or we write again.',
      ),
    ).toEqual(['not_a_report'])
  })

  it.each([
    'RADIOLOGY ASSOCIATES\nDescription: MRI lumbar spine without contrast, CT head\nAmount: 900.00\nSummary: please pay the balance within ten days.',
    'LABORATORY\nResults: Hemoglobin 12.1, Creatinine 0.9\nInterpretation: All values are within the range. Please call us with questions about your kidneys.',
    'Your appointment\nExam: MRI with contrast\nReason for exam: back pain\nComments: come 20 minutes early, radiology is on floor two.',
  ])('asks about a bill, a letter of a laboratory and an appointment (%#)', (text) => {
    expect(codes(text)).toEqual(['not_a_report'])
  })

  it.each([
    'CHEST X-RAY\nHISTORY: Cough.\nFINDINGS: Clear.\nIMPRESSION: Normal chest.',
    'Chest PA\nClinical details: cough\nReport: The heart is normal in size. The lungs are clear.\nOpinion: Normal.',
    'CHEST 2 VIEWS\nFINDINGS/IMPRESSION: The lungs are clear.',
    'IMPRESSION: No acute fracture.',
    'MRI of the brain with contrast. Axial FLAIR and T2. No acute infarct, no mass, no edema. No abnormal enhancement.',
    'CT ABDOMEN\nIndication: pain\nResult: No renal stone.\nConclusion: Normal.',
  ])('takes a short report for one (%#)', (text) => {
    expect(codes(text)).not.toContain('not_a_report')
  })

  it('knows a report that joins its headings, or is written in Spanish', () => {
    expect(
      codes(
        'MRI of the lumbar spine without contrast.\nHISTORY: Pain for six weeks on the left side.\nTECHNIQUE: Sagittal T1 and T2, axial T2.\nFINDINGS/IMPRESSION:\nDisc bulge at L4-L5.',
      ),
    ).toEqual([])
    expect(
      codes(
        'RESONANCIA MAGNÉTICA DE COLUMNA LUMBAR\nTÉCNICA: Secuencias sagitales sin contraste.\nHALLAZGOS\nNo se observan fracturas. Disco L4-L5 con abombamiento.\nIMPRESIÓN\nAbombamiento discal L4-L5.',
      ),
    ).toEqual([])
  })

  it('does not judge what a machine could not read', () => {
    expect(judgeReport([factsOf({ pages: ['l1 m~ x'], isUnsure: true })])).toEqual([])
    expect(judgeReport([])).toEqual([])
  })

  it('takes no label for a name', () => {
    const table = 'Patient Name:\nDate of Birth:\nReferring Physician:\nJane Doe\n03/04/1961'
    expect(codes(GOOD, table)).toEqual([])
    expect(codes(GOOD, 'Patient: Jane Doe Date of Birth: 03/04/1961 Patient name: DOE, JANE Sex: F')).toEqual(
      [],
    )
  })

  it('forgives a digit of a birthday where the names agree, and knows short years', () => {
    const born = (date: string) => GOOD.replace('03/04/1961', date)
    expect(codes(GOOD, born('08/04/1961'))).toEqual([])
    expect(codes(GOOD, born('03/04/1981'))).toEqual([])
    expect(codes(GOOD, born('08/09/1961'))).toEqual(['several_patients'])
    const nameless = (date: string) => born(date).replace('Patient: Jane Doe', '')
    expect(codes(nameless('03/04/1961'), nameless('08/04/1961'))).toEqual(['several_patients'])
    expect(codes(born('01/02/2012'), born('01/02/12'), born('1 Feb 2012'))).toEqual([])
  })

  it('says where the second person is named, and what was found', () => {
    const other = GOOD.replace('Jane Doe', 'Mary Miller').replace('03/04/1961', '05/06/1972')
    const parts = [factsOf({ pages: [GOOD] }), factsOf({ pages: [GOOD, other] })]
    expect(judgeReport(parts)).toEqual([
      {
        code: 'several_patients',
        missing: [],
        of: null,
        found: ['Jane Doe', 'Mary Miller', '03/04/1961', '05/06/1972'],
        place: { part: 1, page: 2 },
      },
    ])
  })

  it('reads what was kept before pages were', () => {
    const kept = { ...factsOf({ pages: [GOOD] }), names: ['Jane Doe'], births: ['61-3-4'] }
    const facts = reportFactsSchema.parse({ ...kept, marks: [{ page: 1, of: 1 }] })
    expect(judgeReport([facts, factsOf({ pages: [GOOD] })])).toEqual([])
  })

  it('notices two people, and not one who is written in two ways', () => {
    expect(codes(GOOD, GOOD.replace('03/04/1961', '05/06/1972'))).toEqual(['several_patients'])
    expect(codes(GOOD, GOOD.replace('Jane Doe', 'Mary Miller'))).toEqual(['several_patients'])
    expect(codes(GOOD, GOOD.replace('Jane Doe', 'DOE, JANE A').replace('03/04/1961', '1961-04-03'))).toEqual(
      [],
    )
    expect(
      codes(GOOD, GOOD.replace('Jane Doe', 'Janc Doe'), GOOD.replace('03/04/1961', '4 Mar 1961')),
    ).toEqual([])
  })
})
