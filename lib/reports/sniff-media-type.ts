import { fileTypeFromBuffer } from 'file-type'
import { ACCEPTED_MEDIA_TYPES, type AcceptedMediaType } from './report-file-schema'

/** How many bytes from the start are needed to tell what a file is. */
export const SNIFF_BYTES = 4096

/**
 * What a file is by its first bytes, or null when that is nothing we accept. Its name and what the browser
 * claims play no part.
 */
export async function sniffMediaType(head: Uint8Array): Promise<AcceptedMediaType | null> {
  // Its mark looks like the start of an MP1 sound.
  if (hasUtf16Mark(head) && isPlainText(head)) return 'text/plain'
  const found = await fileTypeFromBuffer(head)
  if (!found) {
    if (hasLatePdfHeader(head)) return 'application/pdf'
    return isPlainText(head) ? 'text/plain' : null
  }
  const mime: string = SAME_AS[found.mime] ?? found.mime
  // A Word file whose list of parts comes late in the archive, as some programs write it.
  if (mime === 'application/zip' && startsLikeWord(head)) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  }
  return ACCEPTED_MEDIA_TYPES.find((accepted) => accepted === mime) ?? null
}

/** Of a PNG that moves the first picture is read, as any reader does that knows of no others. */
const SAME_AS: Readonly<Record<string, string>> = { 'image/heif': 'image/heic', 'image/apng': 'image/png' }

/** The mark of a part of an archive, which begins 30 bytes before its name; this folder only a Word file has. */
const WORD_PART = /PK[\s\S]{28}word\//

function startsLikeWord(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  const isWord = WORD_PART.test(text) || (text.includes('[Content_Types].xml') && text.includes('word/'))
  return isWord && !text.includes('vbaProject')
}

/** Some scanners and mail gateways put bytes before a PDF; readers look for its mark in the first kilobyte. */
function hasLatePdfHeader(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024)).toString('latin1')
  return /(?:^|[\r\n\0])%PDF-\d\.\d[\r\n\0 %]/.test(text)
}

function hasUtf16Mark(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

/** UTF-8, UTF-16 with a mark, or a one-byte encoding, without control bytes, and not a page or a drawing. */
function isPlainText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const text = hasUtf16Mark(head)
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    : bytes.toString('latin1')
  for (const symbol of text) {
    const code = symbol.codePointAt(0) ?? 0
    if (code < 32 && ![9, 10, 12, 13].includes(code)) return false
  }
  return !/<\s*(!doctype|html|script|svg|\?xml|body|iframe)/i.test(text)
}
