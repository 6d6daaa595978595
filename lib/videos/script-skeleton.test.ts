import { describe, expect, it } from 'vitest'
import { outlineOf } from '@/lib/reports/report-outline'
import { readingGrade } from '@/lib/shared/reading-grade'
import { scriptSchema, sentencesOf, uncoveredIn } from './script-schema'
import { skeletonOf } from './script-skeleton'

const REPORT = `HISTORY: Low back pain.
FINDINGS: The disc at L4-L5 bulges.
IMPRESSION:
1. Mild narrowing at L4-L5.
2. No fracture.`
const fileId = '3f0ad2a8-3a53-4a0e-9d6a-0a4c1c9b6a01'
const page = (pageNumber: number, words: string[]) => ({
  id: `page-${pageNumber}`,
  fileId,
  pageNumber,
  width: 800,
  height: 1000,
  warnings: [],
  hidden: 'none' as const,
  turn: 0 as const,
  text: {
    source: 'text' as const,
    confidence: null,
    words: words.map((text, index) => ({ text, x: 50 + 60 * index, y: 40, w: 50, h: 10 })),
    plain: words.join(' '),
  },
})

describe('the skeleton of a script', () => {
  const outline = outlineOf(REPORT)
  const script = skeletonOf(outline, [page(1, ['History.']), page(2, ['No', 'fracture.'])])

  it('has a sentence to write for each sentence of the Impression, which counts once it is written', () => {
    const main = script.sections.find(({ id }) => id === 'main')
    const ids = outline.sections.at(-1)?.sentences.map(({ id }) => id) ?? []
    expect(ids).toHaveLength(2)
    expect(main?.sentences.map(({ text, covers }) => [text, covers])).toEqual(ids.map((id) => ['', [id]]))
    expect(uncoveredIn(script, ids)).toEqual(ids)
    const written = {
      ...script,
      sections: script.sections.map((each) => ({
        ...each,
        sentences: each.sentences.map((sentence) => ({ ...sentence, text: 'Written.' })),
      })),
    }
    expect(uncoveredIn(written, ids)).toEqual([])
    expect(uncoveredIn({ ...script, leftOut: [{ sentenceId: ids[0] ?? '', reason: 'x' }] }, ids)).toEqual(
      ids.slice(1),
    )
  })

  it('begins with a page that is read, not with a picture that came before it', () => {
    const [scan, read] = [{ ...page(1, ['L']), isKeyPicture: true }, page(2, ['No', 'words', 'of', 'it.'])]
    const scenes = skeletonOf(outline, [scan, read]).sections.map(({ scene }) => scene)
    expect(scenes).toContainEqual(expect.objectContaining({ kind: 'page', pageNumber: 2 }))
    expect(scenes).not.toContainEqual(expect.objectContaining({ pageNumber: 1 }))
    expect(skeletonOf(outline, [scan]).sections.find(({ id }) => id === 'main')?.scene).toBeNull()
  })

  it('shows the page on which the words stand, marked', () => {
    expect(script.sections.find(({ id }) => id === 'main')?.scene).toMatchObject({
      kind: 'page',
      reportFileId: fileId,
      pageNumber: 2,
      highlights: [{ y: expect.any(Number) }],
    })
  })

  it('is a valid script, and says in plain words what it says by itself', () => {
    expect(scriptSchema.parse(script)).toEqual(script)
    const said = sentencesOf(script)
      .map(({ text }) => text)
      .filter(Boolean)
    expect(readingGrade(said.join(' ')).grade).toBeLessThanOrEqual(6)
  })

  it('is there for a report whose words are not known too', () => {
    const empty = skeletonOf(outlineOf(''), [])
    expect(empty.sections.map(({ id }) => id)).toEqual(['hello', 'main', 'ask'])
    expect(scriptSchema.parse(empty)).toEqual(empty)
  })
})
