import { MAX_PART, type SegmentInput } from '@/lib/videos/recording-schema'
import type { LocalSegment, SegmentStore } from './segment-store'

export type SenderState = {
  /** Chunks that are kept here and not yet there. */
  unsent: number
  problem: null | 'offline' | 'SIGNED_OUT' | 'REFUSED'
  /** The sections of which the server does not take everything. */
  refused: readonly string[]
  /** The sections that were recorded in two places at once: both parts follow each other. */
  doubled: readonly string[]
}

/** All is there; a part of it is refused and everything else is there; or some of it could not be sent yet. */
export type Settled = 'sent' | 'refused' | 'unsent'

type Sending = LocalSegment & { isChanged: boolean; isRefused: boolean; isMoved: boolean }
type Answer = SenderState['problem'] | 'TAKEN'

const NEW = { isChanged: true, isRefused: false, isMoved: false }
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000]

/** Sends segments and their chunks while they are recorded, and goes on after a lost line; what arrived is removed here. */
export class RecordingSender {
  readonly #address: string
  readonly #store: SegmentStore
  readonly #segments = new Map<string, Sending>()
  readonly #listeners = new Set<() => void>()
  readonly #doubled = new Set<string>()
  #state: SenderState = { unsent: 0, problem: null, refused: [], doubled: [] }
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

  /** Takes over what an earlier visit kept of this recording. Of one that was thrown away meanwhile nothing is wanted. */
  async recover(recordingId: string): Promise<LocalSegment[]> {
    const found: LocalSegment[] = []
    for (const each of await this.#store.list()) {
      if (each.facts.recordingId === recordingId) found.push(each)
      else await this.#store.forget(each)
    }
    for (const each of found) this.#segments.set(each.id, { ...each, ...NEW })
    this.#run()
    return found
  }

  /** A segment began, its log grew, or it ended. Resolves once that is kept here. */
  async save(id: string, facts: SegmentInput): Promise<void> {
    const known = this.#segments.get(id)
    // Its recorder does not know that it had to move.
    const placed = known?.isMoved ? { ...facts, part: known.facts.part } : facts
    if (known) Object.assign(known, { facts: placed, isChanged: true })
    else this.#segments.set(id, { id, unsent: [], facts, ...NEW })
    await this.#store.putFacts(id, placed)
    this.#run()
  }

  /** Resolves once the chunk is kept here; it is sent in its own time. */
  async add(id: string, sequence: number, chunk: Blob): Promise<void> {
    await this.#store.putChunk(id, sequence, chunk)
    this.#segments.get(id)?.unsent.push(sequence)
    this.#run()
  }

  /** Tries again now, also what was refused. */
  readonly retry = (): void => {
    for (const each of this.#segments.values()) each.isRefused = false
    this.#tell(null)
    this.#goOn()
  }

  /** Resolves when everything that is taken is there, or sending has stopped. */
  async settled(): Promise<Settled> {
    this.retry()
    while (this.#isRunning || this.#timer !== undefined) {
      await new Promise<void>((resolve) => {
        const forget = this.subscribe(() => {
          forget()
          resolve()
        })
      })
    }
    const { problem } = this.#state
    if (problem === 'REFUSED') return 'refused'
    return problem === null ? 'sent' : 'unsent'
  }

  readonly #goOn = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#run()
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
      const answer = await this.#sendOne(next).catch(() => 'offline' as const)
      // It is set aside: the rest is wanted all the same.
      if (answer === 'REFUSED') next.isRefused = true
      else problem = answer
      if (!problem) this.#failures = 0
      this.#tell(problem)
    }
    this.#isRunning = false
    if (problem === 'offline') {
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)]
      this.#failures += 1
      this.#timer = setTimeout(this.#goOn, wait)
    }
    this.#tell(problem)
  }

  #next(): Sending | undefined {
    return [...this.#segments.values()].find((each) => !each.isRefused && isWaiting(each))
  }

  async #sendOne(segment: Sending): Promise<SenderState['problem']> {
    const address = `${this.#address}/segments/${segment.id}`
    if (segment.isChanged) {
      // What changes meanwhile is sent again.
      segment.isChanged = false
      const answer = await this.#put(address, JSON.stringify(segment.facts))
      if (answer) segment.isChanged = true
      if (answer === 'TAKEN') return this.#move(segment)
      await this.#tidy(segment)
      return answer
    }
    const [sequence] = segment.unsent
    if (sequence === undefined) return null
    const chunk = await this.#store.chunk(segment.id, sequence)
    // A tab that was killed between making a file and writing it left an empty one.
    if (chunk && chunk.size > 0) {
      const bytes = await chunk.arrayBuffer()
      const answer = await this.#put(`${address}/${sequence}`, bytes, { 'x-sha256': await hashOf(bytes) })
      // Under its number are other bytes.
      if (answer === 'TAKEN') return 'REFUSED'
      if (answer) return answer
    }
    segment.unsent = segment.unsent.filter((each) => each !== sequence)
    await this.#store.removeChunk(segment.id, sequence)
    await this.#tidy(segment)
    return null
  }

  /** Another window or device was faster with this part: what was said here follows it. */
  async #move(segment: Sending): Promise<SenderState['problem']> {
    const { facts } = segment
    if (facts.part >= MAX_PART) return 'REFUSED'
    segment.facts = { ...facts, part: facts.part + 1 }
    segment.isMoved = true
    this.#doubled.add(facts.sectionId)
    await this.#store.putFacts(segment.id, segment.facts)
    return null
  }

  /** An ended segment of which everything arrived is no longer needed here. */
  async #tidy({ id, facts, unsent, isChanged }: Sending): Promise<void> {
    if (facts.chunkCount === null || unsent.length > 0 || isChanged) return
    this.#segments.delete(id)
    await this.#store.removeFacts(id)
  }

  async #put(address: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(address, { method: 'PUT', body, headers }).catch(() => null)
    // No answer at all: the line is away.
    if (!response) return 'offline'
    if (response.ok) return null
    if (response.status === 401) return 'SIGNED_OUT'
    if (response.status === 409) return 'TAKEN'
    // Damaged on the way, or the server is away: the next try may work.
    return response.status === 422 || response.status >= 500 ? 'offline' : 'REFUSED'
  }

  #tell(problem: SenderState['problem']): void {
    const segments = [...this.#segments.values()]
    const unsent = segments.reduce((sum, each) => sum + each.unsent.length, 0)
    const refused = segments.flatMap(({ isRefused, facts }) => (isRefused ? [facts.sectionId] : []))
    this.#state = {
      unsent,
      problem: problem ?? (refused.length > 0 ? 'REFUSED' : null),
      refused: [...new Set(refused)],
      doubled: [...this.#doubled],
    }
    for (const listener of [...this.#listeners]) listener()
  }
}

function isWaiting({ isChanged, unsent }: Sending): boolean {
  return isChanged || unsent.length > 0
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
