import { headers } from 'next/headers'
import { readCookie, setCookie } from './cookies'
import { choicesIn, wantsLowData, withChoices } from './watch-choices'

const MAX_AGE_SECONDS = 365 * 86_400

/** How the reader likes to watch in this browser: a phone and a television want different things. */
export async function readWatchChoices(): Promise<{ isTextFirst: boolean; isLowData: boolean }> {
  const [cookie, sent] = await Promise.all([readCookie('watch'), headers()])
  const choices = choicesIn(cookie)
  return { isTextFirst: choices.first === 'text', isLowData: wantsLowData(choices, sent) }
}

/** Remembers what a form says about it, beside what was chosen before. */
export async function rememberWatchChoices(form: Record<string, string>): Promise<void> {
  await setCookie('watch', withChoices(await readCookie('watch'), form), MAX_AGE_SECONDS)
}
