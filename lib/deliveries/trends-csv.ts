import { FEWEST_PATIENTS, type Trend } from './trend'

const TITLES = [
  'Delivered',
  'Watched %',
  'Understood before (1-5)',
  'Understood after (1-5)',
  'Patients asked both times',
  'Anxious before (1-5)',
  'Anxious after (1-5)',
  'Patients asked both times',
  'Cards right %',
  'Patients with cards',
]

/** A table for a spreadsheet (RFC 4180), one row for each trend. */
export function trendsCsv(first: string, rows: readonly (readonly [string, Trend])[]): string {
  const lines = rows.map(([name, { delivered, watchedShare, understood, anxious, cardsRight }]) => [
    name,
    String(delivered),
    percent(watchedShare),
    ...[mean(understood?.before), mean(understood?.after), count(understood?.patients)],
    ...[mean(anxious?.before), mean(anxious?.after), count(anxious?.patients)],
    ...[percent(cardsRight?.share ?? null), count(cardsRight?.patients)],
  ])
  return [[first, ...TITLES], ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('')
}

const FEWER = `fewer than ${FEWEST_PATIENTS}`
const percent = (share: number | null) => (share === null ? FEWER : (share * 100).toFixed(0))
const mean = (value: number | undefined) => value?.toFixed(1) ?? FEWER
const count = (value: number | undefined) => (value === undefined ? FEWER : String(value))

/** A spreadsheet runs what begins like a formula. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
