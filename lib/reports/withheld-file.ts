import { env } from '@/lib/platform/env'

/** Why the virus scanner keeps a file closed, if it does: it found something, or is set up and has not looked yet. */
export function withheldBy(scan: 'clean' | 'infected' | 'not_scanned'): 'infected' | 'quarantined' | null {
  if (scan === 'infected') return 'infected'
  return scan === 'not_scanned' && env().CLAMD_HOST !== undefined ? 'quarantined' : null
}

/** Which scans `withheldBy` lets through, for a query. */
export function openScans(): ('clean' | 'not_scanned')[] {
  return env().CLAMD_HOST === undefined ? ['clean', 'not_scanned'] : ['clean']
}
