import { readCookie, setCookie } from './cookies'
import { newSecretToken } from './secret-token'

const MAX_AGE_SECONDS = 86_400

/** The value that binds a code to the browser that asked for it, or null when this one never asked. */
export async function readBrowserToken(): Promise<string | null> {
  return readCookie('browser')
}

/** This browser's binding value, given to it now when it has none. */
export async function ensureBrowserToken(): Promise<string> {
  const token = (await readBrowserToken()) ?? newSecretToken()
  await setCookie('browser', token, MAX_AGE_SECONDS)
  return token
}
