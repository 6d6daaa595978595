import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * A real MP4 of a few seconds with a picture and, unless told otherwise, a sound track; with a key picture every so many
 * seconds where that matters.
 */
export function makeVideo({
  seconds = 2,
  hasSound = true,
  size = '320x180',
  rate = 15,
  keySeconds = null as number | null,
} = {}): Buffer {
  const file = path.join(os.tmpdir(), `${randomUUID()}.mp4`)
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}:duration=${seconds}`]
  const sound = hasSound ? ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`, '-c:a', 'aac'] : []
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
  const keys = keySeconds === null ? [] : ['-force_key_frames', `expr:gte(t,n_forced*${keySeconds})`]
  try {
    execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...coding, ...keys, file])
    return fs.readFileSync(file)
  } finally {
    fs.rmSync(file, { force: true })
  }
}
