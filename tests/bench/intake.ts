import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkReportFile, type FileCheck } from '@/scripts/check-report-file'
import { intakeCorpus } from '@/tests/support/intake-corpus'
import { isBuilt } from './built-app'
import { pageBesideIntakes } from './page-beside-intakes'

const VERDICT_MS = 15_000
const AT_ONCE = 2

/**
 * Takes every file of a folder through the intake (`npm run bench -- intake FOLDER`; without one, our own corpus).
 * `ratio` is the share of the PDFs that poppler can read of which we get pages and words (aim: 0.97), or, without
 * poppler on this machine, the share of all files with a verdict. A file whose check throws is a crash. Where the
 * product is built, `pageRatio` says what eight intakes at once do to a page of the app.
 */
export async function run() {
  const given = process.argv[3]
  const dir = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'bench-intake-'))
  try {
    if (!given)
      for (const { name, bytes } of await intakeCorpus()) fs.writeFileSync(path.join(dir, name), bytes)
    const taken = await measure(filesIn(dir))
    // Needs the built product, which a run over a folder of files does not.
    return isBuilt() ? { ...taken, ...(await pageBesideIntakes()) } : taken
  } finally {
    if (!given) fs.rmSync(dir, { recursive: true, force: true })
  }
}

async function measure(files: readonly string[]) {
  const checks: FileCheck[] = []
  const crashes: string[] = []
  const queue = [...files]
  const lane = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      try {
        checks.push(await checkReportFile(file))
      } catch (error) {
        crashes.push(`${path.basename(file)}: ${error instanceof Error ? error.message : 'threw'}`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  const readable = checks.filter(({ file }) => hasPopplerText(file))
  const read = readable.filter(({ pages, textChars }) => pages > 0 && textChars > 0)
  const times = checks.map(({ ms }) => ms).sort((a, b) => a - b)
  const count = (verdict: FileCheck['verdict']) => checks.filter((check) => check.verdict === verdict).length
  return {
    name: 'intake',
    ratio: readable.length > 0 ? read.length / readable.length : checks.length / Math.max(1, files.length),
    files: files.length,
    crashes,
    verdicts: {
      accepted: count('accepted'),
      warned: count('warned'),
      needs_password: count('needs_password'),
      blocked: count('blocked'),
    },
    p50Ms: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    maxMs: times.at(-1) ?? 0,
    slowerThan15s: checks.filter(({ ms }) => ms > VERDICT_MS).length,
    peakMb: Math.max(0, ...checks.map(({ peakMb }) => peakMb)),
    popplerReads: readable.length,
    weReadOfThese: read.length,
  }
}

/** Whether poppler's reader finds words in it. */
function hasPopplerText(file: string): boolean {
  if (fs.statSync(file).size === 0) return false
  const { status, stdout } = spawnSync('pdftotext', ['-l', '3', file, '-'], {
    timeout: 20_000,
    maxBuffer: 64 * 1024 ** 2,
    encoding: 'utf8',
  })
  return status === 0 && /[\p{L}\p{N}]{3}/u.test(stdout)
}

function filesIn(dir: string): string[] {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
