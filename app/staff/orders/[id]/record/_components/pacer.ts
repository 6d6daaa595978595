/** Slower nobody reads, faster nobody listens. */
export const SLOWEST_WORDS_PER_MINUTE = 60
export const FASTEST_WORDS_PER_MINUTE = 240
/** A word or two take a moment to be seen, too. */
const LEAST_MS = 1_200
const MINUTE_MS = 60_000

export type Pace = { isOn: boolean; wordsPerMinute: number }

/** How long a sentence takes at a pace, in milliseconds. */
export function spokenMs(text: string, wordsPerMinute: number): number {
  const words = text.split(/\s+/).filter(Boolean).length
  return Math.max(LEAST_MS, (words / wordsPerMinute) * MINUTE_MS)
}

type Input = {
  /** Milliseconds of what is being recorded; they stand still while it is paused. */
  elapsedMs: () => number
  /** The sentence has had its time. */
  onDue: () => void
}

/**
 * Moves the teleprompter on at the speaker's pace. It goes by recorded time, and only ever does what a press of 'Next'
 * does, so that the log of sentences stays what was on the screen.
 */
export class Pacer {
  readonly #input: Input
  #pace: Pace
  #text: string | null = null
  #fromMs = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(pace: Pace, input: Input) {
    this.#pace = pace
    this.#input = input
  }

  /** A sentence is spoken from now on; null: it waits for a person however long it takes. */
  begin(text: string | null): void {
    this.#text = text
    this.#fromMs = this.#input.elapsedMs()
    this.goOn()
  }

  /** Another pace, on or off. Switched on in the middle of a sentence, that one has its whole time from then. */
  set(pace: Pace): void {
    if (pace.isOn && !this.#pace.isOn) this.#fromMs = this.#input.elapsedMs()
    this.#pace = pace
    this.goOn()
  }

  /** The recording runs on after a pause. */
  goOn(): void {
    this.hold()
    if (!this.#pace.isOn || this.#text === null) return
    const spentMs = this.#input.elapsedMs() - this.#fromMs
    const leftMs = spokenMs(this.#text, this.#pace.wordsPerMinute) - spentMs
    this.#timer = setTimeout(this.#input.onDue, Math.max(0, leftMs))
  }

  /** The recording is paused, or over. */
  hold(): void {
    clearTimeout(this.#timer)
  }
}
