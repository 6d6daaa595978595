/**
 * The day from which each text holds. An order stores the version it was placed under: change a text, change its day.
 */
export const TERMS_VERSION = '2026-11-23'
export const PRIVACY_VERSION = '2026-12-01'
/** The words beside the boxes of the review page (`order.consent` in the catalogue). */
export const CONSENTS_VERSION = '2026-11-23'
export const HEALTH_DATA_PRIVACY_VERSION = '2026-11-23'

/** True until counsel has approved the three texts. Production refuses to start with draft legal text. */
export const LEGAL_TEXT_IS_DRAFT = true
