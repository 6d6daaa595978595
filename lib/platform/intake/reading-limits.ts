import type { IntakeTask } from './protocol.ts'

/**
 * Of processor time, for the reading of one page. A full page of writing takes 1 to 3 seconds; a picture of noise or of
 * a thousand lines, on which nothing can be relied on, would take minutes.
 */
const PAGE_MS = 7_000
/** Of all readings of one file that gave nothing to rely on: when they have taken as long, no other way up is tried … */
const TRIALS_MS = 8_000
/** … and then no page is read any more: it keeps its picture, and whoever looks at it is told that nobody has read it. */
const IN_VAIN_MS = 10_000
/** What any page is given that is read at all: enough for one of writing. */
const LEAST_MS = 3_000

/** What a machine reads less surely than this, of 100, is nothing to rely on. */
export const SURE = 60

/**
 * How long pages of one file may be read. Time that gives words to rely on is not counted: a long scan is read to its
 * end, while noise is given up.
 */
export class ReadingLimits {
  readonly #now: () => number
  #inVainMs: number
  #startedAt = 0
  #hasGivenUp = false

  /**
   * @param now processor time of this process so far, in milliseconds
   * @param inVainMs what children before this one have spent in vain
   */
  constructor(now: () => number, inVainMs = 0) {
    this.#now = now
    this.#inVainMs = inVainMs
  }

  get mayRead(): boolean {
    return this.#inVainMs < IN_VAIN_MS
  }

  /** Begins with the next page. */
  begin(): void {
    this.#startedAt = this.#now()
    this.#hasGivenUp = false
  }

  /** Whether what was read of this page so far may be tried another way. */
  get mayTry(): boolean {
    return this.#inVainMs + this.#now() - this.#startedAt < TRIALS_MS
  }

  /** What one reading of this page may take, in milliseconds: less where pages before it were read in vain. */
  get readingMs(): number {
    return Math.min(PAGE_MS, Math.max(LEAST_MS, IN_VAIN_MS - this.#inVainMs))
  }

  /** A reading of this page has taken too long. */
  giveUp(): void {
    this.#hasGivenUp = true
  }

  get hasGivenUp(): boolean {
    return this.#hasGivenUp
  }

  /** Ends with a page: whether its words are used and can be relied on. */
  end({ wasOfUse }: { wasOfUse: boolean }): void {
    if (!wasOfUse) this.#inVainMs += this.#now() - this.#startedAt
  }
}

/** For a child that is asked to leave one page unread: another before it died over it, which was in vain, too. */
export function readingLimits({ unreadPage }: IntakeTask): ReadingLimits {
  return new ReadingLimits(processorMs, unreadPage === undefined ? 0 : PAGE_MS)
}

/** What this process and its threads have worked so far, in milliseconds. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
