import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import * as vectors from 'cctv-age'
import { describe, expect, it } from 'vitest'
import { AgeFileError } from './age-error'
import { bytesAccess, openAgeFile } from './age-file'
import { CHUNK_BYTES } from './age-payload'

type Vector = { name: string; file: Buffer; identities: string[]; fields: Map<string, string> }

/** A vector is a textual head of `key: value` lines, an empty line, and the age file. */
function parseVector(name: string, bytes: Uint8Array): Vector {
  const all = Buffer.from(bytes)
  const headEnd = all.indexOf('\n\n')
  const pairs = `${all.subarray(0, headEnd)}`.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(': ')
    return [line.slice(0, colon), line.slice(colon + 2)]
  })
  const fields = new Map(pairs)
  const body = all.subarray(headEnd + 2)
  return {
    name,
    fields,
    file: fields.get('compressed') === 'zlib' ? inflateSync(body) : body,
    identities: pairs.filter(([key]) => key === 'identity').map(([, value]) => value),
  }
}

/** Why this project's reader is not asked: it reads binary files for X25519 identities, and nothing else. */
function skipReason({ fields, identities, name }: Vector): string | null {
  if (fields.has('armored')) return 'armor: the store keeps binary files'
  if (fields.has('passphrase')) return 'passphrase: files are for identities'
  if (identities.some((identity) => identity.startsWith('AGE-SECRET-KEY-PQ-'))) return 'hybrid: not used'
  if (identities.length === 0 && name !== 'empty') return 'no identity'
  return null
}

/** Reads as a caller would: the code it ended with (null for a success) and all that was released before. */
async function readVector({
  file,
  identities,
}: Vector): Promise<{ code: string | null; sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const outcome = (code: string | null) => ({ code, sha256: hash.digest('hex'), size })
  try {
    const opened = await openAgeFile(bytesAccess(file), identities)
    for await (const part of opened.read()) {
      hash.update(part)
      size += part.length
    }
    return outcome(null)
  } catch (error) {
    if (error instanceof AgeFileError) return outcome(error.code)
    throw error
  }
}

const CODES: Record<string, string | null> = {
  success: null,
  'no match': 'NO_MATCH',
  'HMAC failure': 'HEADER',
  'header failure': 'HEADER',
  'payload failure': 'CORRUPT',
}

/** The size says which chunk is the last: this file's second, marked last before its end, is not released. */
const RELEASES_LESS: Record<string, number> = { stream_two_final_chunks_second: CHUNK_BYTES }

const all = Object.entries(vectors)
  .filter(([, bytes]) => bytes instanceof Uint8Array)
  .map(([name, bytes]) => parseVector(name, bytes))
const asked = all.filter((vector) => skipReason(vector) === null)

describe('the public age test vectors (C2SP/CCTV)', () => {
  it('are all here, and skipped for a stated reason only', () => {
    const reasons = all.map(skipReason).filter((reason) => reason !== null)
    const counts = Object.fromEntries(
      reasons.map((reason) => [reason, reasons.filter((r) => r === reason).length]),
    )
    expect(counts).toEqual({
      'armor: the store keeps binary files': 33,
      'passphrase: files are for identities': 25,
      'hybrid: not used': 18,
    })
    expect(asked.length).toBe(67)
  })

  it.each(asked.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    const { code, sha256, size } = await readVector(vector)
    expect(code).toBe(CODES[vector.fields.get('expect') ?? ''])
    const { [vector.name]: releasedBytes } = RELEASES_LESS
    // A file whose last chunk is wrong does not open at all, so nothing of it is released.
    if (releasedBytes !== undefined || (code !== null && size === 0)) expect(size).toBe(releasedBytes ?? 0)
    else expect(sha256).toBe(vector.fields.get('payload'))
  })
})
