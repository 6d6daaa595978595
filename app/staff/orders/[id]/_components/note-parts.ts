import { clockTime } from '@/lib/shared/spans'

/** A piece of a note; `seconds` when it names a time of the video. */
export type NotePart = { text: string; seconds: number | null }

const TIME = /\[(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\]/g

/** How a time of the video is written into a note. */
export function timeMark(seconds: number): string {
  return `[${clockTime(seconds * 1_000)}]`
}

/** A note taken apart where it names times of the video. */
export function noteParts(text: string): NotePart[] {
  const parts: NotePart[] = []
  let position = 0
  for (const match of text.matchAll(TIME)) {
    const [words, hours = '0', minutes = '0', seconds = '0'] = match
    if (match.index > position) parts.push({ text: text.slice(position, match.index), seconds: null })
    parts.push({ text: words, seconds: Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) })
    position = match.index + words.length
  }
  if (position < text.length) parts.push({ text: text.slice(position), seconds: null })
  return parts
}
