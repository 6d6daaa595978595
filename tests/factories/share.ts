import type { NewShare } from '@/lib/deliveries/share-schema'

/** What a patient fills in to share all chapters and no text, for a week and without a code. */
export function newShare(overrides: Partial<NewShare> = {}): NewShare {
  return { name: 'my son', owner: 'Ada', chapters: [], showsReport: false, days: 7, email: '', ...overrides }
}
