import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { createKeyring } from './identities'

const newest = await generateX25519Identity()
const older = await generateX25519Identity()

describe('keyring', () => {
  it.each([
    `${newest},${older}`,
    `${newest}\n${older}\n`,
    ` ${newest} , ${older} ,`,
    `# created: 2026-01-01\r\n${newest}\r\n# the one before\r\n${older}`,
  ])('reads identities newest first, however they are separated', async (text) => {
    const ring = createKeyring(text)
    expect(ring.identities).toEqual([newest, older])
    expect(ring.newest).toBe(newest)
    expect(await ring.recipient()).toBe(await identityToRecipient(newest))
  })

  it('names the place of a malformed identity and never shows it', () => {
    const cut = older.slice(0, -1)
    const make = () => createKeyring(`${newest},${cut}`)
    expect(make).toThrow('number 2 is not an age identity')
    expect(make).not.toThrow(cut)
    expect(() => createKeyring('# nothing')).toThrow('holds no age identity')
  })
})
