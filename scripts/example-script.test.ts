import { expect, it } from 'vitest'
import { outlineOf } from '@/lib/reports/report-outline'
import { checkCardsSchema } from '@/lib/videos/check-cards-schema'
import { scriptSchema } from '@/lib/videos/script-schema'
import { EXAMPLE_CARDS, exampleScript, exampleSpeech } from './example-script'

const REPORT = `TECHNIQUE: Sagittal images.
FINDINGS: Mild disc desiccation at L4-L5 with a small broad based bulge. No significant spinal canal stenosis.
No acute fracture.
IMPRESSION: Mild degenerative change at L4-L5 without nerve root compression.`

it('explains every sentence of the example report, or says why not', () => {
  const outline = outlineOf(REPORT)
  const script = scriptSchema.parse(exampleScript(outline))
  const said = script.sections.flatMap(({ sentences }) => sentences)
  const explained = new Set(said.flatMap(({ covers }) => covers))
  const leftOut = script.leftOut.map(({ sentenceId }) => sentenceId)
  const all = outline.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id))
  expect([...explained, ...leftOut].sort()).toEqual(all.sort())
  expect(leftOut).toHaveLength(1)
  expect(said.filter(({ covers }) => covers.length === 0)).toHaveLength(1)
  expect(exampleSpeech()).toHaveLength(said.length)
  expect(checkCardsSchema.safeParse(EXAMPLE_CARDS).success).toBe(true)
})
