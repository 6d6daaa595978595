import { z } from 'zod'
import { type SegmentInput, segmentSchema } from '@/lib/videos/recording-schema'
import type { BlobStore } from './blob-store'

/** A segment as this browser has it. */
export type LocalSegment = { id: string; facts: SegmentInput; unsent: number[] }

const CHUNK = /^([0-9a-f-]{36})\.(\d+)$/
const FACTS = /^([0-9a-f-]{36})\.json$/

/** Segments and their chunks by their names in a store of blobs. */
export class SegmentStore {
  readonly #blobs: BlobStore

  constructor(blobs: BlobStore) {
    this.#blobs = blobs
  }

  get kind(): BlobStore['kind'] {
    return this.#blobs.kind
  }

  putFacts(id: string, facts: SegmentInput): Promise<void> {
    return this.#blobs.put(`${id}.json`, new Blob([JSON.stringify(facts)]))
  }

  putChunk(id: string, sequence: number, chunk: Blob): Promise<void> {
    return this.#blobs.put(`${id}.${sequence}`, chunk)
  }

  chunk(id: string, sequence: number): Promise<Blob | null> {
    return this.#blobs.get(`${id}.${sequence}`)
  }

  removeChunk(id: string, sequence: number): Promise<void> {
    return this.#blobs.remove(`${id}.${sequence}`)
  }

  removeFacts(id: string): Promise<void> {
    return this.#blobs.remove(`${id}.json`)
  }

  async forget({ id, unsent }: LocalSegment): Promise<void> {
    for (const sequence of unsent) await this.removeChunk(id, sequence)
    await this.removeFacts(id)
  }

  /** What an earlier visit left here. */
  async list(): Promise<LocalSegment[]> {
    const names = await this.#blobs.names()
    const found: LocalSegment[] = []
    for (const [, id = ''] of names.flatMap((name) => [FACTS.exec(name) ?? []])) {
      if (!z.uuid().safeParse(id).success) continue
      const facts = await this.#facts(id)
      if (!facts) continue
      const unsent = names
        .flatMap((name) => {
          const [, of, sequence] = CHUNK.exec(name) ?? []
          return of === id ? [Number(sequence)] : []
        })
        .toSorted((a, b) => a - b)
      found.push({ id, facts, unsent })
    }
    return found
  }

  async #facts(id: string): Promise<SegmentInput | null> {
    const blob = await this.#blobs.get(`${id}.json`)
    try {
      const parsed = segmentSchema.safeParse(JSON.parse((await blob?.text()) ?? ''))
      return parsed.success ? parsed.data : null
    } catch {
      // Written half by a browser that died: its chunks are without a place, and nothing can be made of them.
      return null
    }
  }

  async clear(): Promise<void> {
    for (const name of await this.#blobs.names()) await this.#blobs.remove(name)
  }
}
