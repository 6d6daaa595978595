import type { IntakePageFacts } from '@/lib/platform/intake/run-intake'
import type { PageWarning } from './report-warning-schema'

/** Below it the paper lies in shadow. */
const DARK = 90
/** Below it edges are smeared over several pixels. */
const BLURRED = 22
const SURE = 60
const VERY_SURE = 80
const MIN_CHARS = 50

/** What could make a page hard to read, from how its picture turned out. */
export function pageWarningsOf(
  page: Pick<IntakePageFacts, 'source' | 'confidence' | 'plain' | 'metrics'>,
): PageWarning[] {
  if (page.source !== 'ocr' || page.confidence === null) return []
  const { sharpness, brightness, lines, edgeLines } = page.metrics
  const warnings: PageWarning[] = []
  const isSure = page.confidence >= SURE && page.plain.length >= MIN_CHARS
  if (brightness !== null && brightness < DARK && page.confidence < VERY_SURE) warnings.push('dark')
  if (sharpness !== null && sharpness < BLURRED && page.confidence < VERY_SURE) warnings.push('blurred')
  if (lines >= 5 && edgeLines >= Math.max(3, lines * 0.2)) warnings.push('cut_edges')
  if (!isSure && warnings.length === 0) warnings.push('hard_to_read')
  return warnings
}
