import { HEALTH_DATA_PRIVACY_VERSION, PRIVACY_VERSION, TERMS_VERSION } from './legal-versions'

/**
 * The public pages that search engines may list, with the day each was last changed in substance. Articles and series
 * are not here: their days are in their content.
 */
export const SITE_PAGES = [
  { path: '/', updated: '2026-11-23' },
  { path: '/accessibility', updated: '2026-11-23' },
  { path: '/articles', updated: '2026-11-23' },
  { path: '/contact', updated: '2026-11-23' },
  { path: '/experts', updated: '2026-11-23' },
  { path: '/get-your-report', updated: '2026-11-23' },
  { path: '/health-data-privacy', updated: HEALTH_DATA_PRIVACY_VERSION },
  { path: '/how-it-works', updated: '2026-11-23' },
  { path: '/price', updated: '2026-11-23' },
  { path: '/privacy', updated: PRIVACY_VERSION },
  { path: '/professionals', updated: '2026-11-23' },
  { path: '/questions', updated: '2026-11-23' },
  { path: '/terms', updated: TERMS_VERSION },
] as const

export type SitePath = (typeof SITE_PAGES)[number]['path']
