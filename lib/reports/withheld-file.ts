import { env } from '@/lib/platform/env'

const SCANS = ['clean', 'infected', 'not_scanned'] as const
type Scan = (typeof SCANS)[number]

/** Why the virus scanner keeps a file closed, if it does: it found something, or is set up and has not looked yet. */
export function withheldBy(scan: Scan): 'infected' | 'quarantined' | null {
  if (scan === 'infected') return 'infected'
  return scan === 'not_scanned' && env().CLAMD_HOST !== undefined ? 'quarantined' : null
}

/** Which scans `withheldBy` lets through, for a query. */
export function openScans(): Scan[] {
  return SCANS.filter((scan) => withheldBy(scan) === null)
}
