import { crc32, deflateSync } from 'node:zlib'

/** A square of so many black pixels a side, which takes hardly any room. */
export function pngBomb(side: number): Buffer {
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG that says, after its header, that it has several pictures. */
export function movingPng(png: Buffer): Buffer {
  const counts = Buffer.alloc(8)
  counts.writeUInt32BE(1, 0)
  return Buffer.concat([png.subarray(0, 33), chunk('acTL', counts), png.subarray(33)])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
