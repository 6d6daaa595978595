/** A part of a file, both ends included, as in HTTP. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header (RFC 9110 §14.2) against a file's size: the one range asked for, `unsatisfiable`
 * (answer 416), or `whole` when there is none, it is malformed, or it asks for several at once (a server may
 * answer those with the whole file).
 */
export function parseByteRange(
  header: string | null,
  byteCount: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole'
  if (first === '') {
    const suffix = Number(last)
    return suffix === 0 || byteCount === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, byteCount - suffix), end: byteCount - 1 }
  }
  const start = Number(first)
  const end = last === '' ? byteCount - 1 : Math.min(Number(last), byteCount - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= byteCount ? 'unsatisfiable' : { start, end }
}
