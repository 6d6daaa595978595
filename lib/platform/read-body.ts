import { err, ok, type Result } from '@/lib/shared/result'

/**
 * Reads a request's body byte for byte, as signatures need it. `TOO_LARGE` at the first byte over the limit,
 * whatever the request said of its length.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Result<Buffer, 'TOO_LARGE'>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return err('TOO_LARGE')
  const parts: Uint8Array[] = []
  let byteCount = 0
  const reader = request.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part?.value) break
    byteCount += part.value.byteLength
    if (byteCount > maxBytes) {
      await reader?.cancel()
      return err('TOO_LARGE')
    }
    parts.push(part.value)
  }
  return ok(Buffer.concat(parts))
}
