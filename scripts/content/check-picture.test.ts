import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkPicture } from './check-picture'

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(zlib.crc32(body))
  return Buffer.concat([length, body, sum])
}

function png(options: { width?: number; more?: Buffer[] } = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(options.width ?? 800)
  header.writeUInt32BE(600, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', header),
    ...(options.more ?? []),
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND'),
  ]
  return Buffer.concat([signature, ...parts])
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

function jpeg(...more: Buffer[]): Buffer {
  const frame = Buffer.from([8, 600 >> 8, 600 & 255, 800 >> 8, 800 & 255, 1, 1, 0x11, 0])
  const pixels = Buffer.from([1, 0xff, 0x00, 2, 0xff, 0xd0, 3])
  const parts = [segment(0xe0, Buffer.from('JFIF\0rest')), ...more, segment(0xc0, frame)]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...parts,
    segment(0xda, Buffer.alloc(6)),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ])
}

function webp(...more: [string, Buffer][]): Buffer {
  const frame = Buffer.alloc(10)
  frame.writeUInt16LE(800, 6)
  frame.writeUInt16LE(600, 8)
  const entries: [string, Buffer][] = [['VP8 ', frame], ...more]
  const parts = entries.map(([type, data]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(data.length)
    return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
}

describe('checkPicture', () => {
  it.each([
    ['PNG', png()],
    ['JPEG', jpeg()],
    ['WebP', webp()],
  ])('takes a clean %s and knows its size', (_, bytes) => {
    expect(checkPicture(bytes)).toEqual({ width: 800, height: 600, problems: [] })
  })

  it.each([
    ['text in a PNG', png({ more: [chunk('tEXt', Buffer.from('PatientName\0Jane Doe'))] }), 'tEXt'],
    ['Exif in a PNG', png({ more: [chunk('eXIf', Buffer.alloc(8))] }), 'eXIf'],
    ['bytes after a PNG', Buffer.concat([png(), Buffer.from('Jane Doe')]), 'after the end'],
    ['Exif in a JPEG', jpeg(segment(0xe1, Buffer.from('Exif\0\0'))), 'APP1'],
    ['a comment in a JPEG', jpeg(segment(0xfe, Buffer.from('Jane Doe'))), 'comment'],
    ['a thumbnail in a JPEG', jpeg(segment(0xe0, Buffer.from('JFXX\0'))), 'APP0'],
    ['bytes after a JPEG', Buffer.concat([jpeg(), Buffer.from('Jane Doe')]), 'after the end'],
    ['Exif in a WebP', webp(['EXIF', Buffer.from('Jane Doe')]), 'EXIF'],
    ['XMP in a WebP', webp(['XMP ', Buffer.from('Jane Doe')]), 'XMP'],
  ])('refuses %s', (_, bytes, named) => {
    expect(checkPicture(bytes).problems.join()).toContain(named)
  })

  it('refuses what is too large, too small, cut off or no picture', () => {
    const big = png({ more: [chunk('IDAT', Buffer.alloc(500_000))] })
    expect(checkPicture(big).problems.join()).toContain('the limit is')
    expect(checkPicture(png({ width: 200 })).problems.join()).toContain('200 × 600')
    for (const bytes of [
      png().subarray(0, -9),
      jpeg().subarray(0, -4),
      Buffer.from('GIF89a'),
      Buffer.alloc(0),
    ]) {
      expect(checkPicture(bytes).problems).toEqual(['must be a whole PNG, JPEG or WebP'])
    }
  })
})
