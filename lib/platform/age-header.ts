import { Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption'
import { AgeFileError } from './age-error'
import { PAYLOAD_NONCE_BYTES, TAG_BYTES } from './age-payload'

/** Who may open a file: an `age1…` string, or an object that wraps file keys (a key service). */
export type AgeRecipient = string | Recipient
/** What opens a file: an `AGE-SECRET-KEY-1…` string, or an object that unwraps file keys (a key service). */
export type AgeIdentity = string | Identity

const FIRST_READ_BYTES = 1024
const MAX_HEADER_BYTES = 64 * 1024

/** Makes a new file key and the header that wraps it for each recipient. */
export async function makeHeader(
  recipients: readonly AgeRecipient[],
): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  // The library keeps the file key to itself but shows it to each recipient: this one only listens.
  let fileKey: Uint8Array | undefined
  const header = await headerOf(recipients, (key) => {
    fileKey = Uint8Array.from(key)
  })
  if (fileKey === undefined) throw new Error('the age library wrapped no file key')
  return { header, fileKey }
}

/** A header that wraps the key of a file that is already encrypted, for other recipients. */
export async function wrapFileKey(
  fileKey: Uint8Array,
  recipients: readonly AgeRecipient[],
): Promise<Uint8Array> {
  // The library takes no key from outside. Its own is overwritten before the others wrap it and before the MAC is
  // made; whoever stores this header opens it first, so a library that copies its key is noticed.
  return headerOf(recipients, (key) => key.set(fileKey))
}

async function headerOf(
  recipients: readonly AgeRecipient[],
  seeFileKey: (fileKey: Uint8Array) => void,
): Promise<Uint8Array> {
  if (recipients.length === 0) throw new TypeError('an age file needs a recipient')
  const encrypter = new Encrypter()
  encrypter.addRecipient({
    wrapFileKey(fileKey) {
      seeFileKey(fileKey)
      return []
    },
  })
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const emptyFile = await encrypter.encrypt(new Uint8Array(0))
  return emptyFile.subarray(0, emptyFile.length - PAYLOAD_NONCE_BYTES - TAG_BYTES)
}

/** Finds the file key in a header. Throws `AgeFileError` `HEADER` or `NO_MATCH`. */
export async function openHeader(
  header: Uint8Array,
  identities: readonly AgeIdentity[],
): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  // Identities are asked in turn, so this one is asked only when none before it knew the file.
  decrypter.addIdentity({
    unwrapFileKey() {
      throw new AgeFileError('NO_MATCH', 'no identity opens this file')
    },
  })
  try {
    return await decrypter.decryptHeader(header)
  } catch (cause) {
    if (cause instanceof AgeFileError) throw cause
    throw new AgeFileError('HEADER', 'the header is malformed', { cause })
  }
}

/**
 * Reads a file's header, up to and with the line of its MAC, and the payload's nonce behind it.
 * `read(length)` gives the file's first bytes. Throws `AgeFileError` `HEADER`.
 */
export async function readHeader(
  size: number,
  read: (length: number) => Promise<Buffer>,
): Promise<{ header: Buffer; nonce: Buffer }> {
  const limit = Math.min(size, MAX_HEADER_BYTES)
  for (let length = FIRST_READ_BYTES; ; length *= 4) {
    const start = await read(Math.min(length, limit))
    const end = headerEnd(start)
    if (end !== null && start.length >= end + PAYLOAD_NONCE_BYTES) {
      return { header: start.subarray(0, end), nonce: start.subarray(end, end + PAYLOAD_NONCE_BYTES) }
    }
    if (length >= limit) throw new AgeFileError('HEADER', 'the file has no whole age header')
  }
}

/** No line of a stanza can begin with the MAC's mark, so its first occurrence ends the header. */
function headerEnd(start: Buffer): number | null {
  const macLine = start.indexOf('\n--- ')
  if (macLine === -1) return null
  const newline = start.indexOf('\n', macLine + 1)
  return newline === -1 ? null : newline + 1
}
