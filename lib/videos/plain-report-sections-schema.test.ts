import { describe, expect, it } from 'vitest'
import { type PlainReportDocument, plainReportSchema, plainReportText } from './plain-report-schema'
import { fromScript, sectionGaps, takeSection } from './plain-report-sections-schema'

const CLIP = '00000000-0000-4000-8000-000000000001'

describe('a plain report from a script', () => {
  it('has a heading and a paragraph a section, with what a clip says, without the greeting and without empty ones', () => {
    const sentence = (id: string, text: string) => ({ id, text, covers: [] })
    const clip = (id: string, clipId: string) => ({
      ...section(id, 'A disc', 'This is not spoken.'),
      scene: { kind: 'clip' as const, clipId, covers: [] },
    })
    const section = (id: string, title: string, ...texts: string[]) => ({
      id,
      title,
      scene: null,
      sentences: texts.map((text, index) => sentence(`${id}-${index}`, text)),
    })
    const script = {
      sections: [
        section('hello', 'Hello', 'Hello.'),
        section('main', 'The main points', 'One. ', '', 'Two.'),
        section('empty', 'Nothing', ' '),
        section('more', '', 'Three.'),
        clip('disc', CLIP),
        clip('gone', '00000000-0000-4000-8000-000000000002'),
      ],
      leftOut: [],
    }
    const document = fromScript(script, [{ id: CLIP, words: 'A disc is soft.' }])
    expect(plainReportSchema.parse(document)).toEqual(document)
    expect(plainReportText(document)).toBe(
      'The main points\n\nOne. Two.\n\nThree.\n\nA disc\n\nA disc is soft.',
    )
  })
})

const sentence = (text: string, index: number) => ({ id: `s${index}`, text, covers: [] })
const part = (title: string, ...texts: string[]) => ({
  id: title === '' ? 'untitled' : title.toLowerCase().replaceAll(' ', '-'),
  title,
  scene: null,
  sentences: texts.map(sentence),
})
const doc = (...content: PlainReportDocument['content']): PlainReportDocument => ({ type: 'doc', content })
const heading = (text: string, level: 2 | 3 = 2) => ({
  type: 'heading' as const,
  attrs: { level },
  content: [{ type: 'text' as const, text }],
})
const paragraph = (...texts: string[]) => ({
  type: 'paragraph' as const,
  content: texts.map((text) => ({ type: 'text' as const, text })),
})

const SCRIPT = {
  sections: [
    part('The main points', 'The disc is dry.', 'It is mild.'),
    part('Your nerves', 'No nerve is pressed.'),
    part('What to ask', 'Ask what comes next.'),
  ],
}
const COPY = fromScript(SCRIPT, [])

describe('what the script says and the plain report does not', () => {
  it('is nothing right after the copy, whatever its look', () => {
    expect(sectionGaps(SCRIPT, [], COPY)).toEqual([])
    const restyled = doc(
      heading('THE MAIN POINTS', 3),
      paragraph('The ', 'disc', ' is  dry'),
      paragraph('It is mild!'),
      heading('Your nerves:'),
      paragraph('No nerve is pressed.'),
      paragraph('Ask what comes next.'),
    )
    expect(sectionGaps(SCRIPT, [], restyled)).toEqual([])
  })

  it('is what was changed or added since, by section', () => {
    const changed = {
      sections: [
        part('The main points', 'The disc is dry.', 'It is not mild.'),
        part('Your nerves', 'No nerve is pressed.', 'There is room.'),
        part('What to ask', 'Ask what comes next.'),
      ],
    }
    expect(sectionGaps(changed, [], COPY)).toMatchObject([
      { sectionId: 'the-main-points', isMissing: false, hasHeading: true, sentences: ['It is not mild.'] },
      { sectionId: 'your-nerves', isMissing: false, hasHeading: true, sentences: ['There is room.'] },
    ])
  })

  it('is a missing section when neither its heading nor a sentence of it is there, or nothing under its heading', () => {
    const without = doc(...COPY.content.slice(0, 2), heading('What to ask'))
    expect(sectionGaps(SCRIPT, [], without).filter(({ isMissing }) => isMissing)).toMatchObject([
      { title: 'Your nerves', hasHeading: false },
      { title: 'What to ask', hasHeading: true },
    ])
    const otherWords = doc(
      heading('The main points'),
      paragraph('A disc lost water.'),
      heading('On nerves'),
      paragraph('No nerve is pressed.'),
      heading('What to ask'),
      paragraph('Ask away.'),
    )
    expect(sectionGaps(SCRIPT, [], otherWords).filter(({ isMissing }) => isMissing)).toEqual([])
    const unnamed = { sections: [part('', 'Said by the way.')] }
    expect(sectionGaps(unnamed, [], COPY)).toMatchObject([{ isMissing: false }])
  })
})

describe('a section taken over', () => {
  const texts = (document: PlainReportDocument) => plainReportText(document).split('\n\n')

  it('replaces what stood under its heading, and smaller headings with it', () => {
    const written = doc(
      heading('The main points'),
      paragraph('Old.'),
      heading('More', 3),
      paragraph('Older.'),
      heading('Your nerves'),
      paragraph('Mine.'),
    )
    const taken = takeSection(SCRIPT, [], written, 'the-main-points')
    expect(plainReportSchema.parse(taken)).toEqual(taken)
    expect(texts(taken)).toEqual(['The main points', 'The disc is dry. It is mild.', 'Your nerves', 'Mine.'])
  })

  it('comes where the script has it when it was missing', () => {
    const ends = doc(...COPY.content.slice(0, 2), ...COPY.content.slice(4))
    expect(takeSection(SCRIPT, [], ends, 'your-nerves')).toEqual(COPY)
    expect(takeSection(SCRIPT, [], doc(...COPY.content.slice(2)), 'the-main-points')).toEqual(COPY)
    expect(takeSection(SCRIPT, [], doc(), 'your-nerves')).toEqual(doc(...COPY.content.slice(2, 4)))
  })

  it('adds only what lacks where its heading is another', () => {
    const written = doc(heading('In short'), paragraph('It is mild.'), heading('End'), paragraph('Bye.'))
    expect(texts(takeSection(SCRIPT, [], written, 'the-main-points'))).toEqual([
      'In short',
      'It is mild.',
      'The disc is dry.',
      'End',
      'Bye.',
    ])
  })

  it('leaves no gap of its own', () => {
    for (const { id } of SCRIPT.sections) {
      const taken = takeSection(SCRIPT, [], doc(paragraph('It is mild.')), id)
      expect(sectionGaps(SCRIPT, [], taken).map(({ sectionId }) => sectionId)).not.toContain(id)
    }
  })
})
