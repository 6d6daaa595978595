import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkReportFile } from '@/scripts/check-report-file'
import { REPORT_TEXT, reportPhoto, reportPicture } from '@/tests/support/render-report'

const AIMS = { scan: 0.02, photos: 0.05 }

/**
 * Share of words that are read wrong, left out or made up (Levenshtein over words): a page as a scanner gives it at 200
 * dpi, and photos of it, skewed and unevenly lit. `ratio` is the worse of the two as a share of what is aimed for.
 */
export async function run() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-ocr-'))
  try {
    const scan = await wordError(dir, await (await reportPicture(REPORT_TEXT, 200)).png().toBuffer())
    const lights = [
      { degrees: 4, light: 0.45 },
      { degrees: -6, light: 0.3 },
      { degrees: 2, light: 0.25, quarter: 90 },
      { degrees: -3, light: 0.35, quarter: 180 },
    ]
    const errors: number[] = []
    for (const how of lights) errors.push(await wordError(dir, await reportPhoto(how)))
    const photos = errors.reduce((sum, one) => sum + one, 0) / errors.length
    return {
      name: 'ocr',
      ratio: Math.max(scan / AIMS.scan, photos / AIMS.photos),
      scanWordError: scan,
      photoWordError: photos,
      worstPhoto: Math.max(...errors),
    }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

async function wordError(dir: string, picture: Buffer): Promise<number> {
  const file = path.join(dir, 'page')
  fs.writeFileSync(file, picture)
  let read = ''
  await checkReportFile(file, {
    onPage: ({ plain }) => {
      read += `${plain}\n`
    },
  })
  const wanted = wordsOf(REPORT_TEXT)
  return distance(wanted, wordsOf(read)) / wanted.length
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

function distance(wanted: readonly string[], read: readonly string[]): number {
  let row = Array.from({ length: read.length + 1 }, (_, index) => index)
  for (const [at, word] of wanted.entries()) {
    const next = [at + 1]
    for (const [index, other] of read.entries()) {
      const swapped = (row[index] ?? 0) + (word === other ? 0 : 1)
      next.push(Math.min(swapped, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
