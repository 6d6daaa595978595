import { describe, expect, it } from 'vitest'
import { outlineOf } from '@/lib/reports/report-outline'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { keyPointsOf, nextStepsOf } from './take-away-rules'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})

describe('keyPointsOf', () => {
  it('takes the first sentence of each paragraph', () => {
    const document: PlainReportDocument = {
      type: 'doc',
      content: [paragraph('No bone is broken. That is good.'), paragraph('One disc is dry.')],
    }
    expect(keyPointsOf(document)).toEqual(['No bone is broken.', 'One disc is dry.'])
  })

  it('takes nothing of what the patient should ask', () => {
    const heading = (text: string) => ({
      type: 'heading' as const,
      attrs: { level: 2 as const },
      content: [{ type: 'text' as const, text }],
    })
    const document: PlainReportDocument = {
      type: 'doc',
      content: [
        heading('The main points'),
        paragraph('One disc is dry. It is mild.'),
        heading('What to ask'),
        paragraph('Your doctor knows you best. Ask what comes next.'),
      ],
    }
    expect(keyPointsOf(document)).toEqual(['One disc is dry.'])
  })

  it('takes the list where there is one', () => {
    const document: PlainReportDocument = {
      type: 'doc',
      content: [
        paragraph('Here are the points.'),
        {
          type: 'bulletList',
          content: ['First. It goes on.', 'Second.'].map((text) => ({
            type: 'listItem' as const,
            content: [paragraph(text)],
          })),
        },
      ],
    }
    expect(keyPointsOf(document)).toEqual(['First. It goes on.', 'Second.'])
  })
})

describe('nextStepsOf', () => {
  it('quotes what the impression says should happen', () => {
    const report =
      'FINDINGS: Follow-up lines are seen.\nIMPRESSION: Mild change. Recommend follow-up MRI in 6 months.'
    expect(nextStepsOf(outlineOf(report))).toEqual(['Recommend follow-up MRI in 6 months.'])
  })

  it('tells the steps from the result under a heading for both', () => {
    const report = (heading: string) => `${heading}: Mild change. Recommend follow-up MRI in 6 months.`
    const steps = (heading: string) => nextStepsOf(outlineOf(report(heading)))
    expect(steps('IMPRESSION AND RECOMMENDATIONS')).toEqual(['Recommend follow-up MRI in 6 months.'])
    expect(steps('RECOMMENDATIONS')).toEqual(['Mild change.', 'Recommend follow-up MRI in 6 months.'])
  })

  it('invents nothing', () => {
    expect(nextStepsOf(outlineOf('IMPRESSION: No acute fracture.'))).toEqual([])
    expect(nextStepsOf(outlineOf('HISTORY: Follow-up in 6 months.\nFINDINGS: Stable on follow-up.'))).toEqual(
      [],
    )
  })

  it.each([
    'FINDINGS: A nodule. Recommend CT in 3 months.\nIMPRESSION: A small nodule.',
    'IMPRESSION: A small nodule. Correlate with the symptoms.\nCOMMENT: Recommend CT in 3 months.',
    'There is a small nodule. Recommend CT in 3 months.',
    'COMPARISON: None.\n\nThere is a small nodule. Recommend CT in 3 months.',
  ])('finds it wherever the report puts it: %s', (report) => {
    expect(nextStepsOf(outlineOf(report))).toContain('Recommend CT in 3 months.')
  })

  it.each(['Follow-up MRI in 3-6 months.', 'Repeat scan within the next six weeks.', 'CT is advised.'])(
    'knows it outside of an impression: %s',
    (step) => {
      expect(nextStepsOf(outlineOf(`FINDINGS: A small nodule. ${step}`))).toEqual([step])
    },
  )

  it('quotes a step once that the report says twice', () => {
    const report = 'FINDINGS: Recommend CT in 3 months.\nIMPRESSION: Recommend CT in 3 months.'
    expect(nextStepsOf(outlineOf(report))).toEqual(['Recommend CT in 3 months.'])
  })

  it('does not say that there is none where the words are not known', () => {
    expect(nextStepsOf(null)).toBeNull()
  })
})
