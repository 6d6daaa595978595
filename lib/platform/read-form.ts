import { ok, type Result } from '@/lib/shared/result'
import { readBody } from './read-body'

/** The fields of a plain form (`application/x-www-form-urlencoded`); of a name that is there twice, the last. */
export async function readForm(
  request: Request,
  maxBytes: number,
): Promise<Result<Record<string, string>, 'TOO_LARGE'>> {
  const body = await readBody(request, maxBytes)
  return body.ok ? ok(Object.fromEntries(new URLSearchParams(body.value.toString('utf8')))) : body
}
