import type { FailedSection } from '@/lib/videos/workspace-dto'

const AGAIN = 'What you sent is kept for a day.'

/** Why no video could be made of what was sent, by its code, and what helps. */
const VIDEO_FAILURES: Readonly<Record<string, string>> = {
  NOT_A_VIDEO: 'The file is no video, or it is damaged. MP4, MOV, MKV and WebM are taken. Export it again.',
  NO_PICTURE: 'The file has sound but no picture. Export it again with the picture.',
  NO_SOUND: 'The file has a picture but no sound. Check the microphone, record or export it again.',
  SILENT: 'There is a sound track, but nothing can be heard in it. Check the microphone and record it again.',
  NO_DURATION: 'There is nothing in the file, or it is cut off right at its start. Export it again.',
  EMPTY_SECTION:
    'A section was recorded so briefly that there is no picture or no sound in it. Open the recorder, retake the section that lasts 0 seconds, and make the video again.',
  TOO_LONG: 'It is longer than the site takes. Patients watch a few minutes: cut it, or make two of it.',
  TOO_LARGE: 'Its picture is larger than 8K. Export it as 1080p and upload it again.',
  CANNOT_CONVERT: 'It could not be read to its end. Export it as MP4 (H.264 and AAC) and upload it again.',
  NO_SPACE: `The server had no room left on its disk. ${AGAIN} Tell an admin, then try again.`,
  TOO_SLOW: `It took far too long. ${AGAIN} Try again, or export it smaller, as 1080p.`,
  TOO_MUCH_MEMORY:
    'It takes more memory than one video gets. Export it as 1080p, MP4 (H.264 and AAC), and upload it again.',
  GAVE_UP: `Making it broke off again and again. ${AGAIN} Try again later, or export it as MP4 (H.264 and AAC).`,
  GONE: 'What was sent is no longer kept. Upload or record it again.',
  CANCELED: AGAIN,
}

/** The same for a clip's file. */
const CLIP_FAILURES: Readonly<Record<string, string>> = {
  ...VIDEO_FAILURES,
  TOO_LONG: 'It is longer than 5 minutes. A clip explains one thing: cut it, or make two of it.',
  GONE: 'What was sent is no longer kept. Send the file again.',
}

/** What is wrong with the recording of a section: it cannot be exported again. */
const SECTION_FAILURES: Readonly<Record<string, string>> = {
  EMPTY_SECTION: 'was recorded so briefly that there is no picture or no sound in it',
  SILENT: 'has a recording in which nothing can be heard',
  CANNOT_CONVERT: 'has a recording that could not be read to its end',
  TOO_LARGE: 'has a picture that is larger than 8K',
  TOO_SLOW: 'took far too long',
  TOO_MUCH_MEMORY: 'has a recording that takes more memory than one video gets',
}

/** Why a video could not be made and what helps, with the name of the section where it is about one. */
export function videoFailureText(failure: string | null, section: FailedSection | null): string {
  const about = failure && section && SECTION_FAILURES[failure]
  if (!about) return textIn(VIDEO_FAILURES, failure)
  const name =
    section.title === '' ? `Section ${section.number}` : `Section ${section.number}, “${section.title}”,`
  return `${name} ${about}. Open the recorder, record this section again, and make the video again.`
}

/** Why a clip could not be made, and what helps. */
export function clipFailureText(failure: string | null): string {
  return textIn(CLIP_FAILURES, failure)
}

function textIn(words: Readonly<Record<string, string>>, failure: string | null): string {
  return (failure && words[failure]) ?? words.CANNOT_CONVERT ?? ''
}
