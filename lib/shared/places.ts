/** States and countries a patient can be in. Codes are ISO 3166: `US-NY` for a state, `IE` for a country. */

const US_STATES = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
} as const

const COUNTRIES = [
  'AT',
  'AU',
  'BE',
  'BR',
  'CA',
  'CH',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IL',
  'IN',
  'IT',
  'JP',
  'MX',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'SE',
  'SG',
  'ZA',
] as const

/** Chosen by people whose country is not in the list; nobody is licensed there. */
export const ELSEWHERE = 'ZZ'

export type Place = { code: string; name: string }

/** The US states first, then countries, each by name in the reader's language. */
export function listPlaces(locale = 'en'): { states: Place[]; countries: Place[] } {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const byName = (a: Place, b: Place) => a.name.localeCompare(b.name, locale)
  return {
    states: Object.entries(US_STATES).map(([code, name]) => ({ code: `US-${code}`, name })),
    countries: COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort(byName),
  }
}

/** The name of a place for a reader; its code when it is not in the list. */
export function placeName(code: string, locale = 'en'): string {
  const { states, countries } = listPlaces(locale)
  return [...states, ...countries].find((place) => place.code === code)?.name ?? code
}
