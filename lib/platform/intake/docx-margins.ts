import type { Archive } from './archive.ts'

const PART = /^word\/(?:(?:header|footer)\d*|footnotes|endnotes)\.xml$/
const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\s*\/>|<\/w:(p)>/g
/** In a header or footer Word writes which page it saved last; all pages are here. In a note it is the note's own word. */
const COUNT = /\b(?:page|pg\.?)\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?|^\s*\d{1,3}\s*(?:of|\/)\s*\d{1,3}\s*$/gim

/** What stands above and below the pages of a Word file, each line once: often whose report it is; and its notes. */
export function marginText(archive: Archive): string {
  const parts = archive.names().filter((name) => PART.test(name))
  const lines = parts.flatMap((name) => {
    const text = textOf(archive.read(name).toString('utf8'))
    return (name.endsWith('notes.xml') ? text : text.replace(COUNT, '')).split('\n')
  })
  return [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '').join('\n')
}

function textOf(xml: string): string {
  const pieces = [...xml.matchAll(PIECE)].map(([, text, space, end]) => {
    if (text !== undefined) return unescaped(text)
    return end === undefined && space === 'tab' ? '  ' : '\n'
  })
  return pieces.join('')
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole) => {
    const name = whole.slice(1, -1)
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
