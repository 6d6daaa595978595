'use server'

import { formValues } from '@/lib/shared/form-state'
import { rememberWatchChoices } from './watch-cookie'

/** Keeps how this browser's reader likes to watch; the page that asked shows itself anew, for a cookie has changed. */
export async function chooseWatching(form: FormData): Promise<void> {
  await rememberWatchChoices(formValues(form))
}
