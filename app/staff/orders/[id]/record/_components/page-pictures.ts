import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { Picture } from './use-stage'

/** A page as it is read: its picture, turned to the right. */
export type PagePlace = { address: string; turn: ReportPageDto['turn'] }

/**
 * The pictures of pages, each loaded once. The browser keeps none of them by itself, and a section must not begin with
 * an empty stage, nor stay without its page while the line is away.
 */
export class PagePictures {
  readonly #load: (place: PagePlace) => Promise<Picture>
  readonly #asked = new Map<string, Promise<Picture>>()
  readonly #ready = new Map<string, Picture>()

  constructor(load: (place: PagePlace) => Promise<Picture>) {
    this.#load = load
  }

  /** At once, when it is here. */
  ready(place: PagePlace): Picture | undefined {
    return this.#ready.get(keyOf(place))
  }

  /** Rejects when it cannot be had now; the next call asks again. */
  get(place: PagePlace): Promise<Picture> {
    const key = keyOf(place)
    const asked = this.#asked.get(key) ?? this.#ask(key, place)
    this.#asked.set(key, asked)
    return asked
  }

  async #ask(key: string, place: PagePlace): Promise<Picture> {
    try {
      const picture = await this.#load(place)
      this.#ready.set(key, picture)
      return picture
    } catch (error) {
      this.#asked.delete(key)
      throw error
    }
  }
}

function keyOf({ address, turn }: PagePlace): string {
  return `${address} ${turn}`
}
