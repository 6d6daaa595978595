import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type MadeVideo, type OwnVideo, videoManifestSchema } from '../../lib/articles/video-schema.ts'
import { listScripts, loadScript, SCRIPT_FOLDER, type VideoScript } from '../explainer/script-schema.ts'
import { ContentError, collectProblems } from './problems.ts'

const ADDRESS = '/videos/articles'
/** Enough of a hash to tell one version of a file from the next. */
const VERSION_LENGTH = 10

export type LoadedVideo = { slug: string; file: string; article: string | undefined; video: OwnVideo }

function describe({ title, slug, scenes }: VideoScript, made: MadeVideo): OwnVideo {
  const { durationSeconds, width, height, voice, files } = made
  const address = (type: keyof MadeVideo['files']) =>
    `${ADDRESS}/${slug}.${type}?v=${files[type].sha256.slice(0, VERSION_LENGTH)}`
  return {
    title,
    src: address('mp4'),
    poster: address('jpg'),
    captions: address('vtt'),
    durationSeconds,
    width,
    height,
    bytes: files.mp4.bytes,
    voice,
    made: made.made,
    transcript: scenes.map((scene) => ({
      title: scene.title,
      sentences: scene.sentences.map((sentence) => sentence.text),
    })),
  }
}

/** Every video that has been composed, with its script's words. A script without a video yet is left out. */
export async function loadVideos(root: string): Promise<LoadedVideo[]> {
  const file = `${SCRIPT_FOLDER}/manifest.json`
  const manifest = videoManifestSchema.safeParse(JSON.parse(await readFile(path.join(root, file), 'utf8')))
  if (!manifest.success) {
    throw new ContentError([{ file, field: 'manifest', reason: manifest.error.message }])
  }
  const scripts = await collectProblems(await listScripts(root), (slug) => loadScript(root, slug))
  return scripts.flatMap((script) => {
    const made = manifest.data[script.slug]
    if (!made) return []
    return [{ slug: script.slug, file: script.file, article: script.article, video: describe(script, made) }]
  })
}
