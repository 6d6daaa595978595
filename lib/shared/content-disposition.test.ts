import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition, safeFileName } from './content-disposition'

describe('content disposition', () => {
  it.each([
    ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    [
      'Befund Müller.pdf',
      `attachment; filename="Befund Muller.pdf"; filename*=UTF-8''Befund%20M%C3%BCller.pdf`,
    ],
    ["it's (1).pdf", `attachment; filename="it's (1).pdf"; filename*=UTF-8''it%27s%20%281%29.pdf`],
    ['報告.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%A0%B1%E5%91%8A.pdf`],
    ['\u0300', `attachment; filename="file"; filename*=UTF-8''%CC%80`],
  ])('names %s', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header)
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\scan.pdf', 'scan.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['evil\u202efdp.exe', 'evilfdp.exe'],
    ['"><script>.pdf', '___script_.pdf'],
    [`${'x'.repeat(500)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('makes %j safe', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('is always one header that a server accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition('inline', name)
        expect(header).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\x21-\x7e]+$/)
        expect(header.match(/"/g)).toHaveLength(2)
        expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
