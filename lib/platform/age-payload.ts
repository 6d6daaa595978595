import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { AgeFileError } from './age-error'

/** The clear bytes of every chunk but the last (C2SP age, 'Payload'). */
export const CHUNK_BYTES = 64 * 1024
/** The Poly1305 tag behind each chunk. */
export const TAG_BYTES = 16
/** A full chunk as it is stored. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
/** The random nonce between the header and the first chunk. */
export const PAYLOAD_NONCE_BYTES = 16

const CIPHER = 'chacha20-poly1305'

/**
 * The key of one payload: HKDF-SHA-256 of the file key, salted with the payload's nonce. A key object, for raw bytes are
 * made into one for every chunk, which takes as long as encrypting it.
 */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32)))
}

/** An 11-byte big-endian counter and the flag of the last chunk. 48 bits count 16 exbibytes. */
function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Encrypts one chunk into its ciphertext and its tag, which follow each other in the file. */
export function sealChunk(
  key: KeyObject,
  index: number,
  isLast: boolean,
  clear: Uint8Array,
): [sealed: Buffer, tag: Buffer] {
  const cipher = createCipheriv(CIPHER, key, chunkNonce(index, isLast), { authTagLength: TAG_BYTES })
  const sealed = cipher.update(clear)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

/** Decrypts one chunk; its bytes are returned only once its tag is checked. Throws `AgeFileError` `CORRUPT`. */
export function openChunk(key: KeyObject, index: number, isLast: boolean, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv(CIPHER, key, chunkNonce(index, isLast), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const clear = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES))
  try {
    decipher.final()
  } catch (cause) {
    throw new AgeFileError('CORRUPT', `chunk ${index} fails its check`, { cause })
  }
  return clear
}

/** How many chunks a payload of this many stored bytes has, and how many clear bytes they hold. */
export function payloadLayout(sealedBytes: number): { chunkCount: number; clearBytes: number } {
  const chunkCount = Math.ceil(sealedBytes / SEALED_CHUNK_BYTES)
  const lastBytes = sealedBytes - (chunkCount - 1) * SEALED_CHUNK_BYTES
  const isEmptyTail = lastBytes === TAG_BYTES && chunkCount > 1
  if (chunkCount < 1 || lastBytes < TAG_BYTES || isEmptyTail) {
    throw new AgeFileError('CORRUPT', `a payload cannot have ${sealedBytes} bytes`)
  }
  return { chunkCount, clearBytes: sealedBytes - chunkCount * TAG_BYTES }
}
