import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Where a ciphertext belongs. It is bound to this place: moved to another row or column it does not open. */
export type ColumnPlace = { table: string; column: string; id: string }

/**
 * Why a ciphertext did not open: `MALFORMED` it is not one of ours, `WRONG_KEY` another key made it,
 * `TAMPERED` it was changed or moved.
 */
export type ColumnCipherErrorCode = 'MALFORMED' | 'WRONG_KEY' | 'TAMPERED'

/** Thrown when a ciphertext does not open; its message never quotes data. */
export class ColumnCipherError extends Error {
  override name = 'ColumnCipherError'
  readonly code: ColumnCipherErrorCode

  constructor(code: ColumnCipherErrorCode, options?: ErrorOptions) {
    super(`the ciphertext is ${code.toLowerCase().replace('_', ' ')}`, options)
    this.code = code
  }
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^v1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]+)$/

/**
 * Encrypts a column's text with an order's data key (AES-256-GCM):
 * `v1.<keyId>.<base64url of nonce, ciphertext, tag>`, bound to `place`.
 */
export function encryptColumn(key: Uint8Array, keyId: string, place: ColumnPlace, plaintext: string): string {
  return sealText(key, keyId, boundTo(place), plaintext)
}

/** Decrypts what `encryptColumn` made for the same place with the same key. Throws `ColumnCipherError`. */
export function decryptColumn(
  key: Uint8Array,
  keyId: string,
  place: ColumnPlace,
  ciphertext: string,
): string {
  if (keyIdOf(ciphertext) !== keyId) throw new ColumnCipherError('WRONG_KEY')
  return openText(key, boundTo(place), ciphertext)
}

/** The id of the key that made a ciphertext. Throws `ColumnCipherError` `MALFORMED`. */
export function keyIdOf(ciphertext: string): string {
  return parseSealed(ciphertext).keyId
}

/** Encrypts text bound to any `aad`, naming its key. */
export function sealText(key: Uint8Array, keyId: string, aad: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(aad))
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${keyId}.${body.toString('base64url')}`
}

/** Decrypts what `sealText` made with the same key and `aad`. Throws `ColumnCipherError`. */
export function openText(key: Uint8Array, aad: string, sealed: string): string {
  const { body } = parseSealed(sealed)
  const tagStart = body.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(body.subarray(tagStart))
  try {
    return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, tagStart)), decipher.final()]).toString(
      'utf8',
    )
  } catch (cause) {
    throw new ColumnCipherError('TAMPERED', { cause })
  }
}

function parseSealed(sealed: string): { keyId: string; body: Buffer } {
  const [, keyId, text] = SEALED.exec(sealed) ?? []
  const body = Buffer.from(text ?? '', 'base64url')
  if (keyId === undefined || body.length < NONCE_BYTES + TAG_BYTES) throw new ColumnCipherError('MALFORMED')
  return { keyId, body }
}

function boundTo({ table, column, id }: ColumnPlace): string {
  // A separator inside a part would let two places share one binding.
  if (`${table}${column}${id}`.includes('|') || !table || !column || !id)
    throw new TypeError('not a column place')
  return `${table}|${column}|${id}`
}
