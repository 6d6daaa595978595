import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PictureFile } from './load-mr-picture.ts'

/** Puts the articles' pictures, and nothing else, where they are served from. */
export async function writePictures(folder: string, pictures: readonly PictureFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  if (pictures.length === 0) return
  await mkdir(folder, { recursive: true })
  for (const { name, bytes } of pictures) await writeFile(path.join(folder, name), bytes)
}
