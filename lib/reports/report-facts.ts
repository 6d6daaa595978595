import { z } from 'zod'
import { MAX_MARKS, marksOn } from './page-marks'
import { birthsIn, namesIn, saidOnce } from './patients-in-report'
import { outlineOf, SECTION_KINDS } from './report-outline'

/** Before the page was kept too, there was the text alone. */
const saidSchema = z.union([
  z.object({ text: z.string(), page: z.int() }),
  z.string().transform((text) => ({ text, page: 1 })),
])

const pageFactsSchema = z.object({
  /** Letters and digits. */
  chars: z.int(),
  sections: z.array(z.enum(SECTION_KINDS)),
  /** Different words that radiologists use. */
  terms: z.array(z.string()),
  marks: z.array(z.object({ page: z.int(), of: z.int(), on: z.int().default(1) })),
  names: z.array(saidSchema),
  births: z.array(saidSchema),
})
/** What the text of one page says about itself. */
export type PageFacts = z.output<typeof pageFactsSchema>

/** What the text of one file, or of what was pasted, says about itself; kept so that nothing is read twice. */
export const reportFactsSchema = pageFactsSchema.extend({
  /** Some of it was read so badly that what seems to be missing may be there. */
  isUnsure: z.boolean(),
  pageCount: z.int(),
  lostPages: z.array(z.int()),
  /** What each page says, in their order, so that one can change alone; missing in what was kept earlier. */
  each: z.array(pageFactsSchema).optional(),
})
export type ReportFacts = z.output<typeof reportFactsSchema>

type Doubts = { isUnsure?: boolean; lostPages?: readonly number[] }

/** What an order form, a letter or a bill names as well. */
const ORDERABLE =
  'mri?|mra|ct|cta|pet|dexa|x-?rays?|radiograph[a-zà-ÿ]*|ultrasound|sonogra[a-zà-ÿ]+|mammogra[a-zà-ÿ]+|fluoroscop[a-zà-ÿ]+|tomograph[a-zà-ÿ]+|contrast|views?|doppler|radiolog[a-zà-ÿ]+|comparison|resonancia|tomograf[a-zà-ÿ]*|radiograf[a-zà-ÿ]*|ecograf[a-zà-ÿ]*|mamograf[a-zà-ÿ]*|contraste'
/** How a radiologist says what is seen. */
const SEEN =
  'axial|sagittal|coronal|t1|t2|flair|stir|gadolinium|hounsfield|attenuation|signal|enhanc[a-zà-ÿ]+|effusions?|lesions?|nodules?|masses|mass|fractures?|stenosis|discs?|vertebra[a-zà-ÿ]*|lobe|hepatic|renal|osseous|edema|opacit[a-zà-ÿ]+|birads|bi-rads|unremarkable|impression|findings|technique|echotexture|lymphadenopathy|degenerative|acute|lungs|pleural|pneumothorax|cardiomediastinal|soft tissues?|calcifi[a-zà-ÿ]+|bulg(?:e|es|ing)|herniat[a-zà-ÿ]+|consolidations?|foramin[a-zà-ÿ]+|joint spaces?|marrow|menisc[a-zà-ÿ]+|tendons?|ligaments?|hemorrhage|infarcts?'
const SEEN_IN_SPANISH =
  'sagital|se[ñn]al|realce|derrame|lesi[oó]n|lesiones|n[oó]dulos?|masas?|fracturas?|estenosis|disco|discal|v[eé]rtebras?|vertebral(?:es)?|l[oó]bulo|hep[aá]tic[oa]s?|[oó]seas?|opacidad(?:es)?|hallazgos|impresi[oó]n|t[eé]cnica|agud[oa]s?|pulmones|pleural'
const TERMS = new RegExp(`(?<![a-zà-ÿ\\d])(?:${ORDERABLE}|${SEEN}|${SEEN_IN_SPANISH})(?![a-zà-ÿ\\d])`, 'gi')
const IS_ORDERABLE = new RegExp(`^(?:${ORDERABLE})$`)
const MAX_TERMS = 50

/** What the pages say that were made; those lost are left out of `pages`. Pure. */
export function factsOf({ pages, ...doubts }: Doubts & { pages: readonly string[] }): ReportFacts {
  const { lostPages = [] } = doubts
  const count = pages.length + lostPages.length
  const numbers = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !lostPages.includes(number),
  )
  const each = pages.map((text, index) => pageFactsOf(text, numbers[index] ?? index + 1))
  return factsOfPages(each, doubts)
}

/** What one page says. Pure. */
export function pageFactsOf(text: string, page: number): PageFacts {
  const onThisPage = (said: string) => ({ text: said, page })
  return {
    chars: text.replace(/[^\p{L}\p{N}]/gu, '').length,
    sections: [...new Set(outlineOf(text).sections.map(({ kind }) => kind))],
    terms: termsIn(text),
    marks: marksOn(page, text),
    names: saidOnce(namesIn(text).map(onThisPage)),
    births: saidOnce(birthsIn(text).map(onThisPage)),
  }
}

/** What a file says whose pages say this, in their order. Pure. */
export function factsOfPages(
  each: readonly PageFacts[],
  { isUnsure = false, lostPages = [] }: Doubts,
): ReportFacts {
  return {
    chars: each.reduce((sum, { chars }) => sum + chars, 0),
    isUnsure,
    sections: [...new Set(each.flatMap(({ sections }) => sections))],
    terms: [...new Set(each.flatMap(({ terms }) => terms))].slice(0, MAX_TERMS),
    marks: each.flatMap(({ marks }) => marks).slice(0, MAX_MARKS),
    names: saidOnce(each.flatMap(({ names }) => names)),
    births: saidOnce(each.flatMap(({ births }) => births)),
    pageCount: each.length,
    lostPages: [...lostPages],
    each: [...each],
  }
}

/** Whether a term is one that is ordered and paid for, and tells nothing of what was seen. Pure. */
export function isOrderable(term: string): boolean {
  return IS_ORDERABLE.test(term)
}

function termsIn(text: string): string[] {
  const terms = [...text.normalize('NFC').matchAll(TERMS)].map(([term]) => term.toLowerCase())
  return [...new Set(terms)].slice(0, MAX_TERMS)
}
