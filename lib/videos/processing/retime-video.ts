import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SYSTEM } from '@/lib/auth/actor'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { replaceTiming } from '../replace-timing'
import { readScript } from '../script-queries'
import { readVideoTiming } from '../video-timing'
import { decodeSound } from './make-sound'
import { type Run, timeLimit } from './run'
import { findSpeech, readLevels, type Speech } from './sound-levels'
import { timeScript } from './time-script'

/**
 * Lays the script that a finished video was given later over what is said in it: captions, chapters and transcript are
 * made of it. Does nothing when nobody waits for that any more, somebody corrected the captions meanwhile, or another script
 * was asked for, which has a job of its own.
 */
export async function retimeVideo(videoId: string, signal: AbortSignal): Promise<void> {
  const video = await db().video.findFirst({
    where: { id: videoId, state: 'ready', retimeSince: { not: null } },
    select: {
      orderId: true,
      scriptId: true,
      assets: { where: { kind: 'audio' }, select: { storageKey: true } },
    },
  })
  if (!video) return
  const { orderId, scriptId } = video
  const script = scriptId ? await readScript(scriptId) : null
  const found = await readVideoTiming(SYSTEM, { orderId, videoId, now: systemClock.now() })
  if (!scriptId || !script || !found) {
    logger.error({ event: 'video.not_retimed', videoId, hasScript: script !== null })
    return stopWaiting(videoId, scriptId)
  }
  const { durationMs } = found.timing
  const [audio] = video.assets
  const heard = audio && (await speechIn(audio.storageKey, durationMs / 1000, signal))
  // Captions that are a little off can be corrected by hand; without any there would be nothing to correct.
  const speech = heard ?? { startMs: 0, endMs: durationMs, pauses: [] }
  const whole = { sectionId: null, log: [], inSeconds: 0, outSeconds: durationMs / 1000, speech }
  const timing = { ...found.timing, ...timeScript(script, [whole]) }
  const replaced = await replaceTiming({ orderId, videoId, revision: found.revision, scriptId, timing })
  if (!replaced.ok) await stopWaiting(videoId, scriptId)
}

/** Null when nothing can be heard, or the sound cannot be read. */
async function speechIn(storageKey: string, seconds: number, signal: AbortSignal): Promise<Speech | null> {
  const object = await storage().open(storageKey)
  if (!object) return null
  return withScratch(async (dir) => {
    const [file, pcmFile] = [path.join(dir, 'sound.m4a'), path.join(dir, 'sound.pcm')]
    await pipeline(object.stream(), createWriteStream(file, { mode: 0o600 }), { signal })
    const run: Run = { dir, signal, onProgress: () => undefined, timeLimit }
    const decoded = await decodeSound(file, pcmFile, seconds, run)
    return decoded.ok ? findSpeech(await readLevels(pcmFile)) : null
  })
}

/** For this script: one that was asked for meanwhile is still waited for. */
async function stopWaiting(videoId: string, scriptId: string | null): Promise<void> {
  await db().video.updateMany({ where: { id: videoId, scriptId }, data: { retimeSince: null } })
}
