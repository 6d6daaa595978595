import { inflateRawSync } from 'node:zlib'
import { INTAKE_CAPS, Refusal } from './protocol.ts'

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number }

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30

/** A zip archive, weighed by what it says and by what it really unpacks to. */
export class Archive {
  private readonly bytes: Buffer
  private readonly entries: Entry[]

  private constructor(bytes: Buffer, entries: Entry[]) {
    this.bytes = bytes
    this.entries = entries
  }

  static open(input: Uint8Array): Archive {
    const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end === -1 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_SIGNATURE) {
      throw new Refusal('UNREADABLE')
    }
    const count = bytes.readUInt16LE(end + 10)
    if (count > INTAKE_CAPS.archiveEntries) throw new Refusal('UNPACKS_TOO_LARGE')
    try {
      return new Archive(bytes, readEntries(bytes, bytes.readUInt32LE(end + 16), count))
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal('UNREADABLE')
      throw error
    }
  }

  names(): string[] {
    return this.entries.map(({ name }) => name)
  }

  /** Refuses an archive whose parts are too large together, by their own word or really, and XML that is a bomb. */
  weigh(): void {
    const declared = this.entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
    if (declared > INTAKE_CAPS.unpackedBytes) throw new Refusal('UNPACKS_TOO_LARGE')
    let total = 0
    for (const entry of this.entries) {
      const isXml = /\.(?:xml|rels)$/i.test(entry.name)
      const bytes = this.weighed(entry, isXml ? INTAKE_CAPS.xmlBytes : INTAKE_CAPS.unpackedBytes - total)
      // A damaged picture weighs nothing: it will not unpack later, either. What has to be parsed must be whole.
      if (!bytes && isXml) throw new Refusal('UNREADABLE')
      if (!bytes) continue
      total += bytes.length
      if (total > INTAKE_CAPS.unpackedBytes) throw new Refusal('UNPACKS_TOO_LARGE')
      // No writer of Word files declares entities; they are how a small file becomes a huge one.
      if (isXml && /<!(?:DOCTYPE|ENTITY)/i.test(bytes.subarray(0, 65_536).toString('latin1'))) {
        throw new Refusal('UNPACKS_TOO_LARGE')
      }
    }
  }

  read(name: string): Buffer {
    const entry = this.entries.find((candidate) => candidate.name === name)
    if (!entry) throw new Refusal('UNREADABLE')
    return this.unpack(entry, INTAKE_CAPS.unpackedBytes)
  }

  /** Null when it is damaged. */
  private weighed(entry: Entry, maxBytes: number): Buffer | null {
    try {
      return this.unpack(entry, maxBytes)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'UNREADABLE') return null
      throw error
    }
  }

  private unpack({ method, packed, offset }: Entry, maxBytes: number): Buffer {
    const { bytes } = this
    if (offset + LOCAL_BYTES > bytes.length) throw new Refusal('UNREADABLE')
    const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
    const data = bytes.subarray(start, start + packed)
    if (method === 0) {
      if (data.length > maxBytes) throw new Refusal('UNPACKS_TOO_LARGE')
      return data
    }
    if (method !== 8) throw new Refusal('UNREADABLE')
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(1, maxBytes) })
    } catch (error) {
      const isTooLarge = error instanceof RangeError
      throw new Refusal(isTooLarge ? 'UNPACKS_TOO_LARGE' : 'UNREADABLE')
    }
  }
}

function readEntries(bytes: Buffer, start: number, count: number): Entry[] {
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Refusal('UNREADABLE')
    const nameBytes = bytes.readUInt16LE(at + 28)
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      name: bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes).toString('utf8'),
    })
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
