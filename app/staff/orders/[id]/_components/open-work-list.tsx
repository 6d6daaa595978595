import type { OpenWork } from '@/lib/videos/open-work'

type Named = Pick<OpenWork, 'missingSections' | 'blanks'>

/** Names what a refused work lacks. It is read from the work: the address of a page holds no word of it. */
export function OpenWorkList({ problem, open }: { problem: string | undefined; open: Named }) {
  const lines =
    problem === 'SECTIONS_MISSING'
      ? open.missingSections
      : open.blanks.map(({ where, sentence }) => `In the ${where}: “${sentence}”`)
  // Mended since: only the address still says so.
  if (lines.length === 0) return null
  return (
    <ul className="list-disc ps-5">
      {[...new Set(lines)].map((line) => (
        <li key={line} className="wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  )
}
