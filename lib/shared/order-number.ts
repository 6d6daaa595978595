// Crockford's base 32 without I, L, O, U: nothing that looks or sounds like something else.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BODY_LENGTH = 7

/**
 * An order number such as `MP-7K3F-9QXD`: seven random symbols (35 bits) and a check symbol.
 * It is what people say aloud; it opens nothing.
 * @param randomBytes at least 7 bytes from a cryptographic source
 */
export function orderNumberFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length < BODY_LENGTH) throw new RangeError('an order number needs 7 random bytes')
  const body = Array.from(randomBytes.subarray(0, BODY_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join('')
  return format(body + checkSymbol(body))
}

/** The canonical form of what a person typed (lower case, spaces, O for 0 …), or null when it is not one. */
export function parseOrderNumber(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replace(/^\s*MP/, '')
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (symbols.length !== BODY_LENGTH + 1 || [...symbols].some((symbol) => !ALPHABET.includes(symbol)))
    return null
  const body = symbols.slice(0, BODY_LENGTH)
  return symbols.charAt(BODY_LENGTH) === checkSymbol(body) ? format(symbols) : null
}

/** Weighted sum mod 31 with weights 1…7: catches any one wrong symbol but 0↔Z, and any swap of two neighbours. */
function checkSymbol(body: string): string {
  let sum = 0
  for (const [index, symbol] of [...body].entries()) sum += (index + 1) * ALPHABET.indexOf(symbol)
  return ALPHABET.charAt(sum % 31)
}

function format(symbols: string): string {
  return `MP-${symbols.slice(0, 4)}-${symbols.slice(4)}`
}
