/** What the contact form offers and allows: apart from the checks, for a browser needs no checker to show it. */
export const CONTACT_TOPICS = ['order', 'before', 'privacy', 'site', 'professional', 'other'] as const
export type ContactTopic = (typeof CONTACT_TOPICS)[number]

export const MAX_CONTACT_CHARS = 4_000
