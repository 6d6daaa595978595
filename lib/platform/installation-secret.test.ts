import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { keyIdOf } from './column-cipher'
import { createKeyring } from './identities'
import { decryptInstallationSecret, encryptInstallationSecret } from './installation-secret'

const older = await generateX25519Identity()
const newer = await generateX25519Identity()
const before = createKeyring(older)
const rotated = createKeyring(`${newer},${older}`)
const aad = 'SecondFactor|secret|user-1'
const failsWith = (code: string) => expect.objectContaining({ name: 'ColumnCipherError', code })

describe('installation secrets', () => {
  it('open in their place only', () => {
    const ciphertext = encryptInstallationSecret(aad, 'JBSWY3DPEHPK3PXP', before)
    expect(ciphertext).not.toContain('JBSWY3DPEHPK3PXP')
    expect(decryptInstallationSecret(aad, ciphertext, before)).toBe('JBSWY3DPEHPK3PXP')
    const open = () => decryptInstallationSecret('SecondFactor|secret|user-2', ciphertext, before)
    expect(open).toThrow(failsWith('TAMPERED'))
  })

  it('survive a rotation: the newest identity writes, the older ones still read', () => {
    const old = encryptInstallationSecret(aad, 'old', before)
    const fresh = encryptInstallationSecret(aad, 'fresh', rotated)
    expect(keyIdOf(fresh)).not.toBe(keyIdOf(old))
    expect(decryptInstallationSecret(aad, old, rotated)).toBe('old')
    expect(decryptInstallationSecret(aad, fresh, rotated)).toBe('fresh')
    expect(() => decryptInstallationSecret(aad, fresh, before)).toThrow(failsWith('WRONG_KEY'))
  })
})
