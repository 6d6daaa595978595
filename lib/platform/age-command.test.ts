import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decryptBytes, encryptBytes } from './age-file'
import { createKeyring } from './identities'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'age-command-'))
const identityFile = path.join(dir, 'identity.txt')
const plainFile = path.join(dir, 'plain')
const sealedFile = path.join(dir, 'sealed.age')

beforeAll(async () => {
  try {
    execFileSync('age', ['--version'])
  } catch (cause) {
    throw new Error('The age command is not installed: run `apt-get install age`.', { cause })
  }
  fs.writeFileSync(identityFile, await generateX25519Identity(), { mode: 0o600 })
})

afterAll(() => fs.rmSync(dir, { recursive: true }))

const identity = () => fs.readFileSync(identityFile, 'utf8')

describe('the age command', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 3_000_000])(
    'opens our file of %i bytes',
    async (length) => {
      const clear = randomBytes(length)
      fs.writeFileSync(sealedFile, await encryptBytes(clear, [await identityToRecipient(identity())]))
      const opened = execFileSync('age', ['--decrypt', '--identity', identityFile, sealedFile], {
        maxBuffer: 2 ** 23,
      })
      expect(opened.equals(clear)).toBe(true)
    },
  )

  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 3_000_000])(
    'makes a file of %i bytes we open',
    async (length) => {
      const clear = randomBytes(length)
      fs.writeFileSync(plainFile, clear)
      const recipient = await identityToRecipient(identity())
      execFileSync('age', ['--recipient', recipient, '--output', sealedFile, plainFile])
      expect((await decryptBytes(fs.readFileSync(sealedFile), [identity()])).equals(clear)).toBe(true)
    },
  )

  it('makes identities that go into DATA_IDENTITIES as they are', async () => {
    const generated = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const [, shown] = /public key: (age1\S+)/.exec(generated) ?? []
    expect(await createKeyring(generated).recipient()).toBe(shown)
  })
})
