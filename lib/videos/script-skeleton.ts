import { impressionIn, type OutlineSentence, type ReportOutline } from '@/lib/reports/report-outline'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { PageText } from '@/lib/reports/report-page-schema'
import { locateSentence, turned } from './locate-sentence'
import { GREETING, type Scene, type Script, type ScriptSection, type ScriptSentence } from './script-schema'

type Page = ReportPageDto & { text: PageText; isKeyPicture?: boolean }

/** As many areas as a scene takes. */
const MAX_HIGHLIGHTS = 20

/**
 * A script to begin with, made by rules from what the report says: a greeting, one sentence to be written for each
 * sentence of the Impression, which it covers already, and what to ask the doctor. Pure: the same report gives the same
 * ids. Scenes show the page on which the words stand, with the words marked.
 */
export function skeletonOf(outline: ReportOutline, pages: readonly Page[]): Script {
  const history = outline.sections.filter(({ kind }) => kind === 'history').flatMap((each) => each.sentences)
  const impression = impressionIn(outline)
  const why: ScriptSection[] =
    history.length === 0
      ? []
      : [
          section('why', 'Why you had this scan', sceneOf(history, pages), [
            open('why-1', history.slice(0, 50)),
          ]),
        ]
  const main =
    impression.length > 0
      ? impression.slice(0, 100).map((sentence) => open(`main-${sentence.id}`, [sentence]))
      : [open('main-1', [])]
  return {
    sections: [
      section(GREETING, 'Hello', { kind: 'title', title: 'Your report in plain words', text: '' }, [
        said('hello-1', 'Hello. In this video I go through your report in plain words.'),
      ]),
      ...why,
      section('main', 'The main points', sceneOf(impression, pages), main),
      section('ask', 'What to ask', { kind: 'title', title: 'What to ask your doctor', text: '' }, [
        said('ask-1', 'Your doctor knows you best.'),
        said('ask-2', 'Ask what this means for you, and what comes next.'),
      ]),
    ],
    leftOut: [],
  }
}

function section(id: string, title: string, scene: Scene | null, sentences: ScriptSentence[]): ScriptSection {
  return { id, title, scene, sentences }
}

function said(id: string, text: string): ScriptSentence {
  return { id, text, covers: [] }
}

/** Still to be written. */
function open(id: string, covered: readonly OutlineSentence[]): ScriptSentence {
  return { id, text: '', covers: covered.map((each) => each.id) }
}

/** The page with most of these sentences, their words marked; the first page when none has them. */
function sceneOf(sentences: readonly OutlineSentence[], pages: readonly Page[]): Scene | null {
  const found = pages
    .filter(({ isKeyPicture }) => isKeyPicture !== true)
    .map((page) => ({
      page,
      areas: sentences
        .flatMap(({ text }) => locateSentence(page, text))
        .map((area) => turned(area, page.turn)),
    }))
  const [best] = found.toSorted((a, b) => b.areas.length - a.areas.length)
  if (!best) return null
  const { fileId, pageNumber } = best.page
  const highlights = best.areas.slice(0, MAX_HIGHLIGHTS)
  return { kind: 'page', reportFileId: fileId, pageNumber, crop: null, highlights }
}
