import type { ReportOutline } from '@/lib/reports/report-outline'
import type { CheckCard } from '@/lib/videos/check-cards-schema'
import type { Script } from '@/lib/videos/script-schema'

/** What is said about the example report, and which of its sentences each sentence explains. */
const SECTIONS: readonly {
  title: string
  sentences: readonly { text: string; explains: RegExp | null }[]
}[] = [
  {
    title: 'The main point',
    sentences: [
      { text: 'Your lower back has one small worn spot.', explains: /degenerative change/i },
      {
        text: 'It is at the soft cushion between the fourth and fifth bone.',
        explains: /disc desiccation/i,
      },
    ],
  },
  {
    title: 'What it means',
    sentences: [
      { text: 'The cushion holds less water than before, and it bulges a little.', explains: /broad based/i },
      { text: 'It does not press on a nerve.', explains: /nerve root/i },
      { text: 'The channel for your nerves is wide enough.', explains: /canal stenosis/i },
      { text: 'No bone is broken.', explains: /fracture/i },
    ],
  },
  {
    title: 'What comes next',
    sentences: [{ text: 'Ask your doctor whether this fits what you feel.', explains: null }],
  },
]

export const EXAMPLE_CARDS: CheckCard[] = [
  {
    question: 'Is a bone broken?',
    options: ['Yes', 'No'],
    right: 1,
    why: 'The report says that no fracture is seen.',
  },
  {
    question: 'Does the worn cushion press on a nerve?',
    options: ['Yes', 'No', 'The report does not say'],
    right: 1,
    why: 'It bulges a little and touches no nerve.',
  },
]

/** The example's script, tied to the sentences of a report as they were read from its file. */
export function exampleScript(outline: ReportOutline): Script {
  const reported = outline.sections.flatMap(({ sentences }) => sentences)
  const coversOf = (explains: RegExp | null) =>
    explains ? reported.filter(({ text }) => explains.test(text)).map(({ id }) => id) : []
  const sections = SECTIONS.map(({ title, sentences }, nth) => ({
    id: `section-${nth + 1}`,
    title,
    scene: null,
    sentences: sentences.map(({ text, explains }, place) => ({
      id: `said-${nth + 1}-${place + 1}`,
      text,
      covers: coversOf(explains),
    })),
  }))
  const covered = new Set(sections.flatMap(({ sentences }) => sentences.flatMap(({ covers }) => covers)))
  const leftOut = reported
    .filter(({ id }) => !covered.has(id))
    .map(({ id }) => ({ sentenceId: id, reason: 'It says how the pictures were made.' }))
  return { sections, leftOut }
}

/** When each sentence is 'said', in seconds: by its length, with a pause after it. */
export function exampleSpeech(): { start: number; end: number }[] {
  let at = 0
  return SECTIONS.flatMap(({ sentences }) => sentences).map(({ text }) => {
    const start = at
    const end = start + (text.length + 12) * 0.06
    at = end + 0.6
    return { start, end }
  })
}
