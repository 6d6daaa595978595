import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A real MP4 of a few seconds with a picture and, unless told otherwise, a sound track. */
export function makeVideo({ seconds = 2, hasSound = true } = {}): Buffer {
  const file = path.join(os.tmpdir(), `${randomUUID()}.mp4`)
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=320x180:rate=15:duration=${seconds}`]
  const sound = hasSound ? ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`, '-c:a', 'aac'] : []
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
  try {
    execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...coding, file])
    return fs.readFileSync(file)
  } finally {
    fs.rmSync(file, { force: true })
  }
}
