import { z } from 'zod'
import { type ArticleVideo, hostedVideoSchema } from './video-schema.ts'

/** The parts of an article, in order, by what its series is about. A limit is the highest grade the build accepts. */
export const ARTICLE_SECTIONS = {
  procedure: [
    { id: 'plain-language', title: 'In plain language', gradeLimit: 6 },
    { id: 'medical-description', title: 'Medical description', gradeLimit: null },
    { id: 'why-it-is-done', title: 'Why it is done', gradeLimit: 6 },
    { id: 'step-by-step', title: 'What happens, step by step', gradeLimit: 6 },
    { id: 'how-it-feels', title: 'How it feels', gradeLimit: 6 },
    { id: 'risks-and-aftercare', title: 'Risks and aftercare', gradeLimit: 6 },
    { id: 'when-to-call', title: 'When to call', gradeLimit: 6 },
    { id: 'questions-for-your-doctor', title: 'Questions for your doctor', gradeLimit: 6 },
  ],
  report: [
    { id: 'plain-language', title: 'In plain language', gradeLimit: 6 },
    { id: 'medical-description', title: 'Medical description', gradeLimit: null },
    { id: 'step-by-step', title: 'How to read it, step by step', gradeLimit: 6 },
    { id: 'words-you-may-meet', title: 'Words you may meet', gradeLimit: 6 },
    { id: 'what-it-does-not-say', title: 'What it does not say', gradeLimit: 6 },
    { id: 'when-to-call', title: 'When to call', gradeLimit: 6 },
    { id: 'questions-for-your-doctor', title: 'Questions for your doctor', gradeLimit: 6 },
  ],
} as const

export const SERIES_KINDS = ['procedure', 'report'] as const satisfies (keyof typeof ARTICLE_SECTIONS)[]

export type SeriesKind = (typeof SERIES_KINDS)[number]

export type SectionId = (typeof ARTICLE_SECTIONS)[SeriesKind][number]['id']

/** Every drawing an article may name; each has its component and its words. */
export const ILLUSTRATION_IDS = [
  'lumbar-puncture',
  'epidural-injection',
  'myelogram',
  'intrathecal-chemotherapy',
  'facet-joint-injection',
  'medial-branch-block',
  'sacroiliac-joint-injection',
  'vertebral-cement',
  'epidural-blood-patch',
  'spine-biopsy',
  't2-lumbar-spine',
  't2-bulging-disc',
  'report-page',
] as const

export type IllustrationId = (typeof ILLUSTRATION_IDS)[number]

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const text = z.string().trim().min(1)
const articleReference = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be <series>/<slug>')
const webAddress = z.url({ protocol: /^https$/ })
const day = z.iso.date()
const year = z.int().min(1900).max(2100)

/** Clinical words that people search for. Codes belong to bills, and the code books to their publishers. */
const keyword = text.regex(
  /^(?!\d{5}[A-Z]?$)(?!(?:ICD|CPT|HCPCS)\b)(?![A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}$)/i,
  'must be words, not a billing or diagnosis code',
)

const person = z.strictObject({ name: text, credentials: text.optional() })

const source = z.strictObject({
  /** What `<Cite id="…" />` in the text points to. */
  id: slug,
  title: text,
  publisher: text,
  /** When it was published or last reviewed; `undated` is a page that gives neither. */
  year: z.union([year, z.literal('undated')]),
  link: webAddress,
})

/** A real MR picture, shown in place of our drawing `t2-lumbar-spine`. See CONTRIBUTING.md. */
const mrPicture = z.strictObject({
  /** Lies in content/pictures/; the build refuses one with anything but the picture in it. */
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.(png|jpg|webp)$/, 'must be a lower-case name ending in .png, .jpg or .webp'),
  /** What it shows, for those who cannot see it. */
  description: text,
  caption: text,
  /** A person has looked for names, dates and numbers in the picture itself. */
  isDeidentified: z.literal(true),
})

export const seriesSchema = z.strictObject({
  title: text,
  kind: z.enum(SERIES_KINDS),
  position: z.int().positive(),
  summary: text,
  /** Paragraphs that lead into the series, above its articles. */
  intro: z.array(text).min(1),
})

export const frontMatterSchema = z
  .strictObject({
    title: text,
    /** Other names people use and search for. */
    alsoCalled: z.array(text).default([]),
    series: slug,
    position: z.int().positive(),
    category: text,
    keywords: z.array(keyword).min(1),
    summary: text.max(200),
    writtenBy: person,
    /** Null until a named reviewer has read it: the page says so and production does not serve it. */
    reviewedBy: person.extend({ credentials: text, reviewed: day }).nullable(),
    published: day,
    updated: day,
    sources: z.array(source).min(1),
    /** `<series>/<slug>` of other articles. */
    related: z.array(articleReference).default([]),
    /** Every article about a procedure has one. */
    illustration: z.enum(ILLUSTRATION_IDS).nullable().default(null),
    /** A video on another site, shown instead of the one we made (content/videos). */
    video: z.strictObject({ hosted: hostedVideoSchema }).nullable().default(null),
    /** Where the article was before, as `<series>/<slug>`: those addresses lead here for good. */
    formerSlugs: z.array(articleReference).default([]),
    mrPicture: mrPicture.nullable().default(null),
  })
  .refine((article) => article.updated >= article.published, {
    path: ['updated'],
    message: 'must not be before `published`',
  })

export const glossarySchema = z.strictObject({
  sources: z.array(source),
  terms: z.array(
    z.strictObject({
      id: slug,
      term: text,
      /** Other names people use and search for. */
      alsoCalled: z.array(text).default([]),
      definition: text,
      source: slug,
    }),
  ),
})

export type FrontMatter = z.output<typeof frontMatterSchema>
export type ArticleSource = FrontMatter['sources'][number]

export type ArticleSection = { id: SectionId; title: string; grade: number }

/** `src` is its address; sizes are in pixels. */
export type MrPicture = { src: string; width: number; height: number; description: string; caption: string }

export type Article = Omit<FrontMatter, 'video' | 'mrPicture'> & {
  mrPicture: MrPicture | null
  slug: string
  video: ArticleVideo | null
  words: number
  sections: ArticleSection[]
  /** Ids of the glossary terms it explains, in alphabetical order. */
  terms: string[]
}

export type Series = z.output<typeof seriesSchema> & { slug: string }

export type GlossaryTerm = {
  id: string
  term: string
  alsoCalled: string[]
  definition: string
  source: ArticleSource
}
