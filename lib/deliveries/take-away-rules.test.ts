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

  it('invents nothing', () => {
    expect(nextStepsOf(outlineOf('IMPRESSION: No acute fracture.'))).toEqual([])
    expect(nextStepsOf(null)).toEqual([])
  })
})
