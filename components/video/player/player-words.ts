import type { Messages } from '@/lib/shared/messages/messages'

/** What the player says; handed in by the page, so that a browser loads the words of one language. */
export type PlayerWords = Messages['watch']['player']
