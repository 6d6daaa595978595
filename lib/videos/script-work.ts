import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { impressionIn, type OutlineSentence, outlineOf } from '@/lib/reports/report-outline'
import { type ReportPageDto, readWholeReport, reportTextOf } from '@/lib/reports/report-page-queries'
import type { PageText } from '@/lib/reports/report-page-schema'
import { listReportFiles, type ReportFileDto } from '@/lib/reports/report-queries'
import { err, ok, type Result } from '@/lib/shared/result'
import { readSaidScript } from './said-script'
import { getScript, type WorkScript } from './script-queries'
import type { Script } from './script-schema'
import { skeletonOf } from './script-skeleton'

/** A page that the stage can show. */
export type StagePage = ReportPageDto & {
  /** A picture from the scan, as far as its words tell: not a page that is read. */
  isKeyPicture: boolean
}

/** What an editor or a recorder of the script starts from. */
export type ScriptWork = {
  /** Null until somebody wrote something. */
  saved: Omit<WorkScript, 'script'> | null
  /** What was saved, else a skeleton of the report. */
  script: Script
  /** What the report sums up, which the script has to cover. */
  impression: OutlineSentence[]
  /** All that the report says, for what sentences are linked to. */
  reportSentences: OutlineSentence[]
  pages: StagePage[]
}

/** The script of an order with what it is about, for staff; the look at a saved one is audited. */
export async function getScriptWork(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<ScriptWork, 'NOT_FOUND'>> {
  const found = await getScript(actor, { orderId, now })
  if (!found.ok) return err(found.code)
  const [{ text, ...read }, files] = await Promise.all([readWholeReport(orderId), listReportFiles(orderId)])
  const pages = read.pages.map((page) => ({ ...page, isKeyPicture: isKeyPicture(page, files) }))
  const outline = outlineOf(text)
  const { script, ...saved } = found.value ?? { script: skeletonOf(outline, pages) }
  return ok({
    saved: 'id' in saved ? saved : null,
    script,
    impression: impressionIn(outline),
    reportSentences: outline.sections.flatMap(({ sentences }) => sentences),
    pages: pages.map(({ text: _, ...page }) => page),
  })
}

/** What a reader compares with the report: what a video says, see `readSaidScript`. */
export type ReviewedScript = Pick<ScriptWork, 'saved' | 'script' | 'impression'>

/** The script as a video of the order says it, for staff who read the work; the look is audited. */
export async function getReviewedScript(
  actor: Actor,
  { orderId, videoId, now }: { orderId: string; videoId: string; now: Date },
): Promise<Result<ReviewedScript, 'NOT_FOUND'>> {
  const video = await db().video.findFirst({
    where: { id: videoId, orderId },
    select: { id: true, scriptId: true },
  })
  const id = video?.scriptId
  const found = await getScript(actor, { orderId, now, ...(id && { id }) })
  if (!found.ok) return err(found.code)
  const said = video && (await readSaidScript(actor, { orderId, video, now }))
  const { script, ...saved } = found.value ?? { script: null }
  return ok({
    saved: 'id' in saved ? saved : null,
    script: said?.script ?? script ?? { sections: [], leftOut: [] },
    impression: impressionIn(outlineOf(await reportTextOf(orderId))),
  })
}

/** Names and numbers stand in the corners of a picture from a scan; a photographed page has many more words. */
const PICTURE_WORDS = 30

function isKeyPicture(
  { fileId, text }: { fileId: string; text: PageText },
  files: readonly ReportFileDto[],
): boolean {
  const file = files.find(({ id }) => id === fileId)
  return file?.mediaType.startsWith('image/') === true && text.words.length <= PICTURE_WORDS
}
