import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { impressionIn, outlineOf } from '@/lib/reports/report-outline'
import { reportTextOf } from '@/lib/reports/report-page-queries'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { listOfferedClips } from './clip-queries'
import { type PlainReportDocument, plainReportSchema, plainReportText } from './plain-report-schema'
import { sectionGaps } from './plain-report-sections-schema'
import { latestWork, type ReviewWork } from './review-order'
import { readSaidScript, type SaidScript } from './said-script'
import { findNewestScript } from './script-queries'
import { type Script, scriptText, uncoveredIn } from './script-schema'
import { sentencesWithBlanks } from './voice-macro-schema'

/** A sentence that holds a blank such as [side]. */
export type OpenBlank = { where: 'captions' | 'script' | 'plain report'; sentence: string }

/** What keeps a work from being handed in. */
export type OpenWork = {
  /** A sentence of the Impression is neither said nor left out with a reason. */
  isUncovered: boolean
  /** The newest script covers all of the Impression, whatever the video says. */
  isCoveredInScript: boolean
  /** Titles of what is said and has no place in the plain report. */
  missingSections: string[]
  blanks: OpenBlank[]
  /** The script that has to be laid over the video first, for its captions. */
  scriptToLay: string | null
}

type Work = { orderId: string; work: ReviewWork; said: SaidScript; impression: readonly string[] }

/** What is still open in a work, judged by what its video says, or by the newest script while it has no captions of one. */
export async function findOpen(tx: Tx, { orderId, work, said, impression }: Work): Promise<OpenWork> {
  const newest = await findNewestScript(tx, orderId)
  const written = await readPlainReport(tx, orderId, work.plainReport.id)
  const isToLay = newest !== null && (await lacksCaptions(tx, work.video.id, newest.script))
  const script = isToLay ? newest.script : said.script
  const gaps = script ? sectionGaps(script, await listOfferedClips(tx), written) : []
  const spoken = isToLay ? scriptText(newest.script) : said.captions
  return {
    isUncovered: uncoveredIn(script, impression).length > 0,
    isCoveredInScript: uncoveredIn(newest?.script ?? null, impression).length === 0,
    missingSections: gaps.filter(({ isMissing }) => isMissing).map(({ title }) => title),
    blanks: [
      ...blanksOf(isToLay ? 'script' : 'captions', spoken),
      ...blanksOf('plain report', plainReportText(written)),
    ],
    scriptToLay: isToLay ? newest.id : null,
  }
}

/** Names what a refused work lacks, for staff who mend it; nothing while there is no work to hand in. */
export async function getOpenWork(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<Pick<OpenWork, 'missingSections' | 'blanks'>, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const work = await latestWork(db(), orderId)
  if (!work) return ok({ missingSections: [], blanks: [] })
  const [said, impression] = await Promise.all([
    readSaidScript(actor, { orderId, video: work.video, now }),
    impressionOf(orderId),
  ])
  return ok(await findOpen(db(), { orderId, work, said, impression }))
}

/** Ids of the sentences of the report's Impression; none when its words are not known. */
export async function impressionOf(orderId: string): Promise<string[]> {
  return impressionIn(outlineOf(await reportTextOf(orderId))).map(({ id }) => id)
}

function blanksOf(where: OpenBlank['where'], text: string): OpenBlank[] {
  return sentencesWithBlanks(text).map((sentence) => ({ where, sentence }))
}

/** Words are written for a video, and it has no captions of them yet, or is about to get others. */
async function lacksCaptions(tx: Tx, videoId: string, script: Script): Promise<boolean> {
  if (scriptText(script) === '') return false
  const isCaptioned = { retimeSince: null, assets: { some: { kind: 'captions' } } } as const
  return (await tx.video.count({ where: { id: videoId, ...isCaptioned } })) === 0
}

async function readPlainReport(tx: Tx, orderId: string, id: string): Promise<PlainReportDocument> {
  const [cipher, row] = await Promise.all([
    openOrderKey(tx, orderId),
    tx.plainReport.findUnique({ where: { id }, select: { body: true } }),
  ])
  const body = cipher?.decrypt({ table: 'PlainReport', column: 'body', id }, row?.body ?? null)
  return body ? plainReportSchema.parse(JSON.parse(body)) : { type: 'doc', content: [] }
}
