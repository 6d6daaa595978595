import { INTAKE_CAPS } from '@/lib/platform/intake/protocol'
import type { IntakePageFacts } from '@/lib/platform/intake/run-intake'
import type { PageWarning } from './report-warning-schema'

/** Below it the paper lies in shadow. */
const DARK = 90
/** Below it edges are smeared over several pixels. */
const BLURRED = 22
const SURE = 60
const VERY_SURE = 80
const MIN_CHARS = 50
/** A page read as surely as this is fine, however little stands on it. */
const CERTAIN = 85

/** What could make a page hard to read, from how its picture turned out. */
export function pageWarningsOf(
  page: Pick<IntakePageFacts, 'number' | 'source' | 'confidence' | 'plain' | 'metrics'>,
): PageWarning[] {
  if (page.source !== 'ocr' || page.confidence === null) return []
  if (page.confidence === 0 && page.number > INTAKE_CAPS.ocrPages) return ['not_read']
  const { sharpness, brightness, lines, edgeLines } = page.metrics
  const warnings: PageWarning[] = []
  const isSure = page.confidence >= (page.plain.length >= MIN_CHARS ? SURE : CERTAIN)
  if (brightness !== null && brightness < DARK && page.confidence < VERY_SURE) warnings.push('dark')
  if (sharpness !== null && sharpness < BLURRED && page.confidence < VERY_SURE) warnings.push('blurred')
  if (lines >= 5 && edgeLines >= Math.max(3, lines * 0.2)) warnings.push('cut_edges')
  if (!isSure && warnings.length === 0) warnings.push('hard_to_read')
  return warnings
}
