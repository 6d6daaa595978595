import type { SegmentInput } from '@/lib/videos/recording-schema'
import type { LocalSegment, SegmentStore } from './segment-store'

export type SenderState = {
  /** Chunks that are kept here and not yet there. */
  unsent: number
  problem: null | 'offline' | 'SIGNED_OUT' | 'REFUSED'
}

type Sending = LocalSegment & { isChanged: boolean }

const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000]

/** Sends segments and their chunks while they are recorded, and goes on after a lost line; what arrived is removed here. */
export class RecordingSender {
  readonly #address: string
  readonly #store: SegmentStore
  readonly #segments = new Map<string, Sending>()
  readonly #listeners = new Set<() => void>()
  #state: SenderState = { unsent: 0, problem: null }
  #isRunning = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(address: string, store: SegmentStore) {
    this.#address = address
    this.#store = store
  }

  readonly state = (): SenderState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes over what an earlier visit kept. */
  async recover(): Promise<LocalSegment[]> {
    const found = await this.#store.list()
    for (const each of found) this.#segments.set(each.id, { ...each, isChanged: true })
    this.#run()
    return found
  }

  /** A segment began, its log grew, or it ended. Resolves once that is kept here. */
  async save(id: string, facts: SegmentInput): Promise<void> {
    const known = this.#segments.get(id)
    this.#segments.set(id, { id, unsent: known?.unsent ?? [], facts, isChanged: true })
    await this.#store.putFacts(id, facts)
    this.#run()
  }

  /** Resolves once the chunk is kept here; it is sent in its own time. */
  async add(id: string, sequence: number, chunk: Blob): Promise<void> {
    await this.#store.putChunk(id, sequence, chunk)
    this.#segments.get(id)?.unsent.push(sequence)
    this.#run()
  }

  /** Tries again now. */
  readonly retry = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#run()
  }

  /** Resolves when everything is there, or sending has stopped for good. */
  async settled(): Promise<boolean> {
    this.retry()
    while (this.#isRunning || this.#timer !== undefined) {
      if (this.#state.problem === 'SIGNED_OUT' || this.#state.problem === 'REFUSED') return false
      await new Promise<void>((resolve) => {
        const forget = this.subscribe(() => {
          forget()
          resolve()
        })
      })
    }
    return this.#state.unsent === 0 && this.#state.problem === null
  }

  #run(): void {
    this.#tell(this.#state.problem)
    if (this.#isRunning || this.#timer !== undefined) return
    this.#isRunning = true
    void this.#sendAll()
  }

  async #sendAll(): Promise<void> {
    let problem: SenderState['problem'] = null
    for (let next = this.#next(); next && !problem; next = this.#next()) {
      problem = await this.#sendOne(next).catch(() => 'offline' as const)
      if (!problem) this.#failures = 0
      this.#tell(problem)
    }
    this.#isRunning = false
    if (problem === 'offline') {
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)]
      this.#failures += 1
      this.#timer = setTimeout(this.retry, wait)
    }
    this.#tell(problem)
  }

  #next(): Sending | undefined {
    return [...this.#segments.values()].find(({ isChanged, unsent }) => isChanged || unsent.length > 0)
  }

  async #sendOne(segment: Sending): Promise<SenderState['problem']> {
    const address = `${this.#address}/segments/${segment.id}`
    if (segment.isChanged) {
      // What changes meanwhile is sent again.
      segment.isChanged = false
      const problem = await this.#put(address, JSON.stringify(segment.facts))
      if (problem) segment.isChanged = true
      await this.#tidy(segment)
      return problem
    }
    const [sequence] = segment.unsent
    if (sequence === undefined) return null
    const chunk = await this.#store.chunk(segment.id, sequence)
    // A tab that was killed between making a file and writing it left an empty one.
    if (chunk && chunk.size > 0) {
      const bytes = await chunk.arrayBuffer()
      const problem = await this.#put(`${address}/${sequence}`, bytes, { 'x-sha256': await hashOf(bytes) })
      if (problem) return problem
    }
    segment.unsent = segment.unsent.filter((each) => each !== sequence)
    await this.#store.removeChunk(segment.id, sequence)
    await this.#tidy(segment)
    return null
  }

  /** An ended segment of which everything arrived is no longer needed here. */
  async #tidy({ id, facts, unsent, isChanged }: Sending): Promise<void> {
    if (facts.chunkCount === null || unsent.length > 0 || isChanged) return
    this.#segments.delete(id)
    await this.#store.removeFacts(id)
  }

  async #put(
    address: string,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<SenderState['problem']> {
    const response = await fetch(address, { method: 'PUT', body, headers })
    if (response.ok) return null
    if (response.status === 401) return 'SIGNED_OUT'
    // Damaged on the way, or the server is away: the next try may work.
    return response.status === 422 || response.status >= 500 ? 'offline' : 'REFUSED'
  }

  #tell(problem: SenderState['problem']): void {
    const unsent = [...this.#segments.values()].reduce((sum, each) => sum + each.unsent.length, 0)
    this.#state = { unsent, problem }
    for (const listener of [...this.#listeners]) listener()
  }
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
