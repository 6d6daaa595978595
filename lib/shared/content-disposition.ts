const MAX_NAME_CHARS = 120

/**
 * A `Content-Disposition` header (RFC 6266) for a name that somebody else chose: an ASCII fallback without
 * anything that could end the header or leave the folder, and the real name in UTF-8 by RFC 8187.
 */
export function contentDisposition(kind: 'attachment' | 'inline', fileName: string): string {
  const name = safeFileName(fileName)
  const ascii = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["%]/g, '_')
  // Of a name that is only marks on letters nothing is left.
  return `${kind}; filename="${ascii || 'file'}"; filename*=UTF-8''${encodeRfc8187(name)}`
}

/** The last part of a path, without control, direction-changing or reserved symbols, never empty or hidden. */
export function safeFileName(fileName: string): string {
  const base = fileName.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean === '') return 'file'
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  const stem = [...clean.slice(0, clean.length - extension.length)]
  return stem.slice(0, MAX_NAME_CHARS - extension.length).join('') + extension
}

function encodeRfc8187(value: string): string {
  return encodeURIComponent(value).replace(
    /['()*]/g,
    (symbol) => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
