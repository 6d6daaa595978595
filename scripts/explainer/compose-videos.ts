import path from 'node:path'
import { root } from '../run-command'
import { composeVideo } from './compose-video'
import { hashVideoInputs, readManifest, VIDEO_FOLDER, writeManifest } from './manifest'
import { listScripts, loadScript } from './script-schema'

/** Composes the named videos, or every one whose input has changed since it was made. */
async function main(slugs: readonly string[]): Promise<void> {
  const all = await listScripts(root)
  for (const slug of slugs.length > 0 ? slugs : all) {
    const script = await loadScript(root, slug)
    const manifest = readManifest(root)
    if (slugs.length === 0 && manifest[slug]?.inputHash === hashVideoInputs(root, script)) continue
    const startedAt = performance.now()
    const today = new Date().toISOString().slice(0, 10)
    const made = await composeVideo(root, script, path.join(root, VIDEO_FOLDER), today)
    writeManifest(root, { ...readManifest(root), [slug]: made })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
    const size = (made.files.mp4.bytes / 1000).toFixed(0)
    console.log(
      `${slug}: ${made.durationSeconds} s, ${size} kB, ${made.loudnessLufs} LUFS, made in ${seconds} s`,
    )
  }
  const gone = Object.entries(readManifest(root)).filter(([slug]) => all.includes(slug))
  writeManifest(root, Object.fromEntries(gone))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
