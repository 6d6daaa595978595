import { StripeApiError } from './stripe-api-error'

/** Throws 401 unless the header carries the secret key (or, when none is set, any test key), as Bearer or Basic. */
export function assertApiKey(authorization: string | undefined, secretKey: string | undefined): void {
  if (!authorization) {
    throw new StripeApiError(
      401,
      'You did not provide an API key. You need to provide your API key in the Authorization header, ' +
        "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  const key = readKey(authorization)
  const isRight = secretKey === undefined ? /^(sk|rk)_test_/.test(key) : key === secretKey
  if (!isRight) {
    throw new StripeApiError(401, `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`, {
      code: 'api_key_invalid',
    })
  }
}

function readKey(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ')
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? ''
}
