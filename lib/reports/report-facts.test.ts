import { describe, expect, it } from 'vitest'
import { factsOf, judgeReport } from './report-facts'

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
    expect(judgeReport([blurred('Page 1 of 3'), blurred('Page 2 of 3')])).toEqual([
      { code: 'missing_pages', missing: [3] },
    ])
    expect(judgeReport([factsOf({ pages: [`${GOOD}\nPage 1 of 3`] }), blurred('Page 2 of 3')])).toEqual([
      { code: 'missing_pages', missing: [3] },
    ])
  })

  it('misses the pages that the paper counts', () => {
    expect(judgeReport([factsOf({ pages: [`${GOOD}\nPage 2 of 4`, 'more, page 4/4'] })])).toEqual([
      { code: 'missing_pages', missing: [1, 3] },
    ])
    expect(codes(`${GOOD}\nPage 1 of 2`, 'signed without a number')).toEqual([])
    expect(codes(`${GOOD}\nSee page 1 of 900`)).toEqual([])
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
