import { domainToASCII } from 'node:url'
import mailSpellChecker from '@zootools/email-spell-checker'
import { err, ok, type Result } from '@/lib/shared/result'

// RFC 5321: 64 octets before the @, 254 in all.
const MAX_LOCAL_LENGTH = 64
const MAX_LENGTH = 254
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The one spelling of an address that is stored, compared and written to: NFKC first, so that a full-width @
 * is seen for what it is, then lower case with the domain in ASCII. `BAD_ADDRESS` for anything that could be read
 * as two recipients or none: quotes, commas, spaces, control characters, a second @, a domain without a dot.
 */
export function canonicalAddress(typed: string): Result<string, 'BAD_ADDRESS'> {
  if (typed.length > 2 * MAX_LENGTH) return err('BAD_ADDRESS')
  const parts = typed.normalize('NFKC').trim().toLowerCase().split('@')
  const [local = '', writtenDomain = ''] = parts
  if (parts.length !== 2 || local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local)) return err('BAD_ADDRESS')
  // The URL parser behind domainToASCII drops or reinterprets these where a mail server would not.
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(writtenDomain)) return err('BAD_ADDRESS')
  const domain = domainToASCII(writtenDomain)
  const labels = domain.split('.')
  const isDomain = labels.length >= 2 && labels.every((label) => LABEL.test(label))
  const isNumeric = /^\d/.test(labels.at(-1) ?? '')
  const address = `${local}@${domain}`
  return isDomain && !isNumeric && address.length <= MAX_LENGTH ? ok(address) : err('BAD_ADDRESS')
}

/** What was probably meant, `ada@gmail.com` for `ada@gmial.com`; null when the address looks right. */
export function suggestAddress(typed: string): string | null {
  const address = canonicalAddress(typed)
  if (!address.ok) return null
  const suggestion = mailSpellChecker.run({ email: address.value })?.full
  const meant = suggestion === undefined ? null : canonicalAddress(suggestion)
  return meant?.ok && meant.value !== address.value ? meant.value : null
}
