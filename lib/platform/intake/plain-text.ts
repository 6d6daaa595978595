import type { Emit } from './emit.ts'
import { type IntakeTask, Refusal } from './protocol.ts'
import { processTyped } from './typed-pages.ts'

/** A text file: told its encoding, then set as pages like any other. */
export async function processText(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const text = decodeText(input)
  if (text.trim() === '') throw new Refusal('EMPTY')
  await processTyped(text, task, emit)
}

/** By its mark; else UTF-8 if that is what it is; else UTF-16 when every other byte is zero; else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = [0, 0]
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > 8 && even * 4 < odd) return new TextDecoder('utf-16le').decode(bytes)
  if (even > 8 && odd * 4 < even) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
