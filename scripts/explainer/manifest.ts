import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type VideoManifest, videoManifestSchema } from '../../lib/articles/video-schema'
import { readDrawing } from './drawing-markup'
import { findRecording } from './narrate'
import { SCRIPT_FOLDER, type VideoScript } from './script-schema'

/** Raise it when the composer makes other pictures or sounds from the same input. */
const COMPOSER_VERSION = 1

export const VIDEO_FOLDER = 'public/videos/articles'
export const LIMITS = { seconds: 90, bytes: 3_000_000 } as const
const MANIFEST = `${SCRIPT_FOLDER}/manifest.json`

/** One hash over all that a video is made from: the script, the drawings it shows, a recording, the composer. */
export function hashVideoInputs(root: string, script: VideoScript): string {
  const hash = createHash('sha256').update(`composer ${COMPOSER_VERSION}\0`)
  const { title, example, scenes } = script
  hash.update(JSON.stringify({ title, ...(example && { example }), scenes }))
  for (const id of [...new Set(scenes.map(({ drawing }) => drawing))].sort()) {
    // The drawing as it comes out, not its source: a change that changes nothing to be seen is none.
    hash.update(`\0${JSON.stringify(readDrawing(id))}`)
  }
  const recording = findRecording(root, script.slug)
  if (recording) hash.update('\0').update(fs.readFileSync(recording))
  return hash.digest('hex')
}

export function readManifest(root: string): VideoManifest {
  const file = path.join(root, MANIFEST)
  if (!fs.existsSync(file)) return {}
  return videoManifestSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
}

export function writeManifest(root: string, manifest: VideoManifest): void {
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)))
  fs.writeFileSync(
    path.join(root, MANIFEST),
    `${JSON.stringify(videoManifestSchema.parse(sorted), null, 2)}\n`,
  )
}

export function describeFile(file: string): { bytes: number; sha256: string } {
  const bytes = fs.readFileSync(file)
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
