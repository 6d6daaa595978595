/** The time zone that most people of a place live in, until a reader names their own. */
const ZONES: Record<string, readonly string[]> = {
  'America/New_York': [
    ...['US-CT', 'US-DC', 'US-DE', 'US-FL', 'US-GA', 'US-IN', 'US-KY', 'US-MA', 'US-MD', 'US-ME', 'US-MI'],
    ...['US-NC', 'US-NH', 'US-NJ', 'US-NY', 'US-OH', 'US-PA', 'US-RI', 'US-SC', 'US-VA', 'US-VT', 'US-WV'],
  ],
  'America/Chicago': [
    ...['US-AL', 'US-AR', 'US-IA', 'US-IL', 'US-KS', 'US-LA', 'US-MN', 'US-MO', 'US-MS', 'US-ND', 'US-NE'],
    ...['US-OK', 'US-SD', 'US-TN', 'US-TX', 'US-WI'],
  ],
  'America/Denver': ['US-CO', 'US-MT', 'US-NM', 'US-UT', 'US-WY'],
  'America/Boise': ['US-ID'],
  'America/Phoenix': ['US-AZ'],
  'America/Los_Angeles': ['US-CA', 'US-NV', 'US-OR', 'US-WA'],
  'America/Anchorage': ['US-AK'],
  'Pacific/Honolulu': ['US-HI'],
  'America/Puerto_Rico': ['US-PR'],
  'America/Toronto': ['CA'],
  'America/Mexico_City': ['MX'],
  'America/Sao_Paulo': ['BR'],
  'Europe/Vienna': ['AT'],
  'Europe/Brussels': ['BE'],
  'Europe/Zurich': ['CH'],
  'Europe/Berlin': ['DE'],
  'Europe/Copenhagen': ['DK'],
  'Europe/Madrid': ['ES'],
  'Europe/Helsinki': ['FI'],
  'Europe/Paris': ['FR'],
  'Europe/London': ['GB'],
  'Europe/Dublin': ['IE'],
  'Europe/Rome': ['IT'],
  'Europe/Amsterdam': ['NL'],
  'Europe/Oslo': ['NO'],
  'Europe/Warsaw': ['PL'],
  'Europe/Lisbon': ['PT'],
  'Europe/Stockholm': ['SE'],
  'Asia/Jerusalem': ['IL'],
  'Asia/Kolkata': ['IN'],
  'Asia/Tokyo': ['JP'],
  'Asia/Singapore': ['SG'],
  'Africa/Johannesburg': ['ZA'],
  'Australia/Sydney': ['AU'],
  'Pacific/Auckland': ['NZ'],
}

/** The zone to begin with for somebody in `US-NY` or `IE`; UTC where the place is not in our list. */
export function zoneOfPlace(place: string): string {
  return Object.entries(ZONES).find(([, places]) => places.includes(place))?.[0] ?? 'UTC'
}
