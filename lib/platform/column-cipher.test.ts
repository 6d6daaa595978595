import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptColumn, encryptColumn, keyIdOf } from './column-cipher'

const key = randomBytes(32)
const keyId = 'key-1_A'
const place = { table: 'Order', column: 'questions', id: '0190a1c2-0000-7000-8000-000000000001' }
const failsWith = (code: string) => expect.objectContaining({ name: 'ColumnCipherError', code })

describe('column cipher', () => {
  it('gives back any text in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decryptColumn(key, keyId, place, encryptColumn(key, keyId, place, text))).toBe(text)
      }),
    )
  })

  it('names version and key, and never gives the same ciphertext twice', () => {
    const first = encryptColumn(key, keyId, place, 'Ana')
    expect(first).toMatch(/^v1\.key-1_A\.[A-Za-z0-9_-]+$/)
    expect(keyIdOf(first)).toBe(keyId)
    expect(encryptColumn(key, keyId, place, 'Ana')).not.toBe(first)
  })

  it.each([
    { ...place, id: '0190a1c2-0000-7000-8000-000000000002' },
    { ...place, column: 'firstName' },
    { ...place, table: 'ReportFile' },
  ])('does not open a ciphertext that was moved to another row, column or table', (elsewhere) => {
    const ciphertext = encryptColumn(key, keyId, place, 'Why does it hurt?')
    expect(() => decryptColumn(key, keyId, elsewhere, ciphertext)).toThrow(failsWith('TAMPERED'))
  })

  it('does not open what was changed in any byte', () => {
    const ciphertext = encryptColumn(key, keyId, place, 'text')
    const head = ciphertext.slice(0, ciphertext.lastIndexOf('.') + 1)
    const body = Buffer.from(ciphertext.slice(head.length), 'base64url')
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body)
      changed.writeUInt8(body.readUInt8(at) ^ 1, at)
      const wrong = head + changed.toString('base64url')
      expect(() => decryptColumn(key, keyId, place, wrong)).toThrow(failsWith('TAMPERED'))
    }
  })

  it('tells a ciphertext of another key, and what is none', () => {
    const ciphertext = encryptColumn(key, keyId, place, 'text')
    expect(() => decryptColumn(key, 'key-2', place, ciphertext)).toThrow(failsWith('WRONG_KEY'))
    expect(() => decryptColumn(randomBytes(32), keyId, place, ciphertext)).toThrow(failsWith('TAMPERED'))
    for (const text of ['', 'clear text', 'v1.key.', 'v1..AAAA', 'v2.key.AAAA', 'v1.key.AAAA']) {
      expect(() => decryptColumn(key, 'key', place, text)).toThrow(failsWith('MALFORMED'))
    }
  })

  it('refuses a place whose parts could be read in two ways', () => {
    for (const wrong of [
      { ...place, id: 'a|b' },
      { ...place, column: '' },
    ]) {
      expect(() => encryptColumn(key, keyId, wrong, 'text')).toThrow(TypeError)
    }
  })
})
