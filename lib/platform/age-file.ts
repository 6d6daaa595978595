import { type KeyObject, randomBytes } from 'node:crypto'
import { AgeFileError } from './age-error'
import { type AgeIdentity, type AgeRecipient, makeHeader, openHeader, readHeader } from './age-header'
import {
  CHUNK_BYTES,
  openChunk,
  PAYLOAD_NONCE_BYTES,
  payloadKey,
  payloadLayout,
  SEALED_CHUNK_BYTES,
  sealChunk,
} from './age-payload'

/** Gives bytes from any offset, which are the caller's to change; fewer than asked only at the end. */
type Reads = { read(offset: number, length: number): Promise<Uint8Array> }

/** Stored bytes. `keepOpen`, where it saves anything, opens them once for many reads; who asks for it closes it. */
export type RandomAccess = Reads & {
  size: number
  keepOpen?(): Promise<Reads & { close(): Promise<void> }>
}

/** An opened age file. `size` counts clear bytes; `read` decrypts from `start` up to, not with, `end`. */
export type AgeFile = {
  size: number
  read(start?: number, end?: number): AsyncGenerator<Buffer, void, undefined>
}

/** Read together. No more: a player takes seconds for what it asked for, and holds all of it meanwhile. */
const CHUNKS_READ_TOGETHER = 8

/**
 * Encrypts a stream as an age v1 file (https://c2sp.org/age) for the recipients. Pulls from the source only
 * as it is pulled from, and holds one chunk. What it hands out is new memory each time and never joined: who writes it
 * down may gather what is worth a write, and who sends it need not.
 */
export async function* encryptStream(
  source: AsyncIterable<Uint8Array>,
  recipients: readonly AgeRecipient[],
): AsyncGenerator<Buffer, void, undefined> {
  const { header, fileKey } = await makeHeader(recipients)
  const nonce = randomBytes(PAYLOAD_NONCE_BYTES)
  const key = payloadKey(fileKey, nonce)
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let filled = 0
  let index = 0
  const seal = (isLast: boolean, clear: Uint8Array): Buffer[] => {
    const start = index === 0 ? [Buffer.concat([header, nonce])] : []
    return [...start, ...sealChunk(key, index++, isLast, clear)]
  }
  for await (const part of source) {
    // A stream that was given a text encoding hands out strings, which would be stored as zeros.
    if (!(part instanceof Uint8Array)) throw new TypeError('only bytes can be encrypted')
    for (let offset = 0; offset < part.length; ) {
      // A full chunk waits until there is more, for only then is it known not to be the last.
      if (filled === CHUNK_BYTES) {
        yield* seal(false, chunk)
        filled = 0
      }
      const taken = part.subarray(offset, offset + CHUNK_BYTES - filled)
      chunk.set(taken, filled)
      filled += taken.length
      offset += taken.length
    }
  }
  yield* seal(true, chunk.subarray(0, filled))
}

type Payload = {
  access: RandomAccess
  key: KeyObject
  /** The offset of the first chunk. */
  start: number
  clearBytes: number
  lastIndex: number
  lastChunk: Buffer
}

/**
 * Opens an age file for reading from any place. Its last chunk is decrypted at once, which proves the size:
 * a file that was cut or lengthened does not open. Throws `AgeFileError`.
 */
export async function openAgeFile(
  access: RandomAccess,
  identities: readonly AgeIdentity[],
): Promise<AgeFile> {
  const { header, nonce } = await readHeader(access.size, (length) => readExactly(access, 0, length))
  const key = payloadKey(await openHeader(header, identities), nonce)
  const start = header.length + nonce.length
  const { chunkCount, clearBytes } = payloadLayout(access.size - start)
  const lastIndex = chunkCount - 1
  const lastStart = start + lastIndex * SEALED_CHUNK_BYTES
  const lastSealed = await readExactly(access, lastStart, access.size - lastStart)
  const lastChunk = openChunk(key, lastIndex, true, lastSealed)
  const payload = { access, key, start, clearBytes, lastIndex, lastChunk }
  return { size: clearBytes, read: (from = 0, end = clearBytes) => readRange(payload, from, end) }
}

async function* readRange(
  payload: Payload,
  start: number,
  end: number,
): AsyncGenerator<Buffer, void, undefined> {
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end
  if (!isRange || end > payload.clearBytes) {
    throw new RangeError(`bytes ${start} to ${end} of ${payload.clearBytes}`)
  }
  if (start === end) return
  const first = Math.floor(start / CHUNK_BYTES)
  let position = first * CHUNK_BYTES
  for await (const chunk of readChunks(payload, first, Math.floor((end - 1) / CHUNK_BYTES))) {
    yield chunk.subarray(Math.max(0, start - position), end - position)
    position += chunk.length
  }
}

/** Decrypts the chunks `first` to `last`, each handed out only when its tag is right. */
async function* readChunks(
  payload: Payload,
  first: number,
  last: number,
): AsyncGenerator<Buffer, void, undefined> {
  const { access, key, start, lastIndex, lastChunk } = payload
  const end = Math.min(last + 1, lastIndex)
  const opened = first < end ? await access.keepOpen?.() : undefined
  try {
    for (let index = first; index < end; index += CHUNKS_READ_TOGETHER) {
      const count = Math.min(CHUNKS_READ_TOGETHER, end - index)
      const offset = start + index * SEALED_CHUNK_BYTES
      const sealed = await readExactly(opened ?? access, offset, count * SEALED_CHUNK_BYTES)
      const { clear, error } = openInPlace(key, index, sealed)
      yield clear
      if (error) throw error
    }
  } finally {
    await opened?.close()
  }
  if (last === lastIndex) yield lastChunk
}

/**
 * Writes what each full chunk holds over its ciphertext: a stream needs half the memory, and writes fewer, larger parts.
 * Ends with what stands before the first chunk that fails its check, and that chunk's error.
 */
function openInPlace(
  key: KeyObject,
  firstIndex: number,
  sealed: Buffer,
): { clear: Buffer; error?: AgeFileError } {
  const count = sealed.length / SEALED_CHUNK_BYTES
  for (let nth = 0; nth < count; nth++) {
    const chunk = sealed.subarray(nth * SEALED_CHUNK_BYTES, (nth + 1) * SEALED_CHUNK_BYTES)
    try {
      openChunk(key, firstIndex + nth, false, chunk).copy(sealed, nth * CHUNK_BYTES)
    } catch (error) {
      if (!(error instanceof AgeFileError)) throw error
      return { clear: sealed.subarray(0, nth * CHUNK_BYTES), error }
    }
  }
  return { clear: sealed.subarray(0, count * CHUNK_BYTES) }
}

/** Encrypts a few bytes, such as a key, as one age file. */
export async function encryptBytes(clear: Uint8Array, recipients: readonly AgeRecipient[]): Promise<Buffer> {
  async function* source() {
    yield clear
  }
  return collect(encryptStream(source(), recipients))
}

/** Opens an age file that is held in memory. Throws `AgeFileError`. */
export async function decryptBytes(sealed: Uint8Array, identities: readonly AgeIdentity[]): Promise<Buffer> {
  const file = await openAgeFile(bytesAccess(sealed), identities)
  return collect(file.read())
}

/** Bytes in memory as a `RandomAccess`. */
export function bytesAccess(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
  }
}

/** Reads stored bytes that must be there. Throws `AgeFileError` `CORRUPT` when the file ends before. */
export async function readExactly(access: Reads, offset: number, length: number): Promise<Buffer> {
  const bytes = await access.read(offset, length)
  if (bytes.length !== length) throw new AgeFileError('CORRUPT', 'the file ended early')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
