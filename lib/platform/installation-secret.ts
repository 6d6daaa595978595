import { hkdfSync } from 'node:crypto'
import { ColumnCipherError, keyIdOf, openText, sealText } from './column-cipher'
import { type Keyring, keyring } from './identities'

type InstallationKey = { keyId: string; key: Uint8Array }

/**
 * Encrypts a secret that belongs to no order (a second factor's seed) with a key derived from the newest
 * identity, bound to `aad`: name the table, column and row id in it.
 */
export function encryptInstallationSecret(aad: string, text: string, ring: Keyring = keyring()): string {
  const { key, keyId } = installationKey(ring.newest)
  return sealText(key, keyId, aad, text)
}

/** Decrypts with whichever identity made it, so that older ones still read. Throws `ColumnCipherError`. */
export function decryptInstallationSecret(
  aad: string,
  ciphertext: string,
  ring: Keyring = keyring(),
): string {
  const keyId = keyIdOf(ciphertext)
  const match = ring.identities.map(installationKey).find((candidate) => candidate.keyId === keyId)
  if (!match) throw new ColumnCipherError('WRONG_KEY')
  return openText(match.key, aad, ciphertext)
}

/** The same secret under the newest identity's key, or null when it is already. Throws `ColumnCipherError`. */
export function renewInstallationSecret(
  aad: string,
  ciphertext: string,
  ring: Keyring = keyring(),
): string | null {
  if (keyIdOf(ciphertext) === installationKey(ring.newest).keyId) return null
  return encryptInstallationSecret(aad, decryptInstallationSecret(aad, ciphertext, ring), ring)
}

function installationKey(identity: string): InstallationKey {
  const derive = (use: string, length: number) =>
    Buffer.from(hkdfSync('sha256', identity, '', `mediphany installation secret v1 ${use}`, length))
  return { keyId: derive('key id', 12).toString('base64url'), key: derive('key', 32) }
}
