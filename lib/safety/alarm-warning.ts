import { alarmSignsIn } from './alarming-text'

/**
 * Whether a patient who is still typing has to be told where help is: the signs in the text, as a mark that goes back
 * with the form, or null when there are none besides those that they were warned of already.
 * @param warnedOf the mark of the last warning
 */
export function alarmToWarnOf(text: string, warnedOf: string | undefined): string | null {
  const signs = alarmSignsIn(text)
  const known = (warnedOf ?? '').split(' ')
  return signs.every((sign) => known.includes(sign)) ? null : signs.join(' ')
}
