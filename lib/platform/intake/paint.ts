import fs from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { pageWriter } from './pages.ts'
import { INTAKE_CAPS, type IntakeTask, PAINTED } from './protocol.ts'

/** Paints boxes black into a page's picture and encodes it anew: under them nothing is left of it. */
export async function paintBoxes(input: Uint8Array, task: IntakeTask): Promise<void> {
  const { data, info } = await sharp(input, { limitInputPixels: INTAKE_CAPS.pixels })
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  for (const { x, y, w, h } of task.paint ?? []) {
    const [from, to] = [Math.max(0, Math.floor(x)), Math.min(width, Math.ceil(x + w))]
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, Math.ceil(y + h)); row += 1) {
      if (to > from) data.fill(0, (row * width + from) * channels, (row * width + to) * channels)
    }
  }
  const picture = pageWriter(sharp(data, { raw: { width, height, channels } }))
  fs.writeFileSync(path.join(task.dir, PAINTED), await picture())
}
