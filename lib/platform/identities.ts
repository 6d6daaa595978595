import { identityToRecipient } from 'age-encryption'
import { env } from './env'

/**
 * The installation's age identities, newest first: what is written is for the newest, what was written
 * before can be read by the rest. To rotate, put a new identity in front; remove an old one only when
 * nothing is left that it wrapped.
 */
export type Keyring = {
  identities: readonly string[]
  newest: string
  /** The newest identity's recipient (`age1…`), safe to store and show. */
  recipient(): Promise<string>
}

const IDENTITY = /^AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}$/

/**
 * Reads identities separated by commas or lines; `age-keygen`'s comment lines are passed over.
 * Throws when there is none or one is malformed, naming its place and never its value.
 */
export function createKeyring(text: string): Keyring {
  const identities = text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '' && !item.startsWith('#'))
  const wrong = identities.findIndex((identity) => !IDENTITY.test(identity))
  if (wrong !== -1) throw new Error(`DATA_IDENTITIES: number ${wrong + 1} is not an age identity`)
  const [newest] = identities
  if (newest === undefined) throw new Error('DATA_IDENTITIES holds no age identity')
  let recipient: Promise<string> | undefined
  return {
    identities,
    newest,
    recipient() {
      recipient ??= identityToRecipient(newest)
      return recipient
    },
  }
}

let fromEnv: Keyring | undefined

/** This process's keyring, from `DATA_IDENTITIES`. */
export function keyring(): Keyring {
  fromEnv ??= createKeyring(env().DATA_IDENTITIES)
  return fromEnv
}
