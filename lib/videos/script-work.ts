import type { Actor } from '@/lib/auth/actor'
import { impressionIn, type OutlineSentence, outlineOf } from '@/lib/reports/report-outline'
import { type ReportPageDto, reportPagesOf, reportTextOf } from '@/lib/reports/report-page-queries'
import { err, ok, type Result } from '@/lib/shared/result'
import { getScript, type WorkScript } from './script-queries'
import type { Script } from './script-schema'
import { skeletonOf } from './script-skeleton'

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
  pages: ReportPageDto[]
}

/** The script of an order with what it is about, for staff; the look at a saved one is audited. */
export async function getScriptWork(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<ScriptWork, 'NOT_FOUND'>> {
  const found = await getScript(actor, { orderId, now })
  if (!found.ok) return err(found.code)
  const [text, pages] = await Promise.all([reportTextOf(orderId), reportPagesOf(orderId)])
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
