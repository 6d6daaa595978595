import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone number in E.164 (`+12125550123`), or null when it cannot be one.
 * @param place the patient's place (`US-NY`, `IE`): the country of a number typed without its code
 */
export function canonicalPhone(typed: string, place: string | null): string | null {
  const country = (place ?? 'US').slice(0, 2) as CountryCode
  const number = parsePhoneNumberFromString(typed, country)
  return number?.isPossible() ? number.number : null
}
