/** Mono sound of 16 bits. */
export type Sound = { sampleRate: number; samples: Int16Array }

/** Reads a mono 16-bit WAV file. Throws when it is anything else. */
export function readWav(file: Buffer): Sound {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('This is no WAV file')
  let sampleRate = 0
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const body = at + 8
    if (name === 'fmt ') {
      const isMono16 = file.readUInt16LE(body + 2) === 1 && file.readUInt16LE(body + 14) === 16
      if (!isMono16) throw new Error('The WAV file must be mono with 16 bits')
      sampleRate = file.readUInt32LE(body + 4)
    }
    if (name === 'data') {
      // A program that writes to a pipe does not know the length before.
      const end = Math.min(file.length, body + length)
      const samples = new Int16Array((end - body) >> 1)
      for (let index = 0; index < samples.length; index += 1)
        samples[index] = file.readInt16LE(body + index * 2)
      return { sampleRate, samples }
    }
    at = body + length + (length % 2)
  }
  throw new Error('The WAV file holds no sound')
}

export function writeWav({ sampleRate, samples }: Sound): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + samples.length * 2, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, 44 + index * 2)
  return file
}

export function lengthMs({ sampleRate, samples }: Sound): number {
  return Math.round((samples.length / sampleRate) * 1000)
}

/** Quieter than this (of 32,767) counts as silence. */
const SILENT = 260

/** Without the silence at both ends, so that pauses are ours to set. */
export function trimSilence({ sampleRate, samples }: Sound): Sound {
  const start = samples.findIndex((sample) => Math.abs(sample) > SILENT)
  const end = samples.findLastIndex((sample) => Math.abs(sample) > SILENT)
  if (start < 0) throw new Error('There is only silence')
  const margin = Math.round(sampleRate * 0.03)
  return { sampleRate, samples: samples.slice(Math.max(0, start - margin), end + margin) }
}

/** Puts each sound at its time. */
export function placeSounds(parts: readonly { sound: Sound; startMs: number }[], durationMs: number): Sound {
  const sampleRate = parts[0]?.sound.sampleRate ?? 22_050
  const samples = new Int16Array(Math.ceil((durationMs * sampleRate) / 1000))
  for (const { sound, startMs } of parts) {
    const at = Math.round((startMs * sampleRate) / 1000)
    samples.set(sound.samples.subarray(0, samples.length - at), at)
  }
  return { sampleRate, samples }
}
