import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

// Loaded into a second server that is measured beside the product's own: it does all the same, but hands sealed chunks
// on as they are stored. Columns and headers are sealed otherwise and still open.
const { createDecipheriv } = crypto

crypto.createDecipheriv = (cipher, ...rest) =>
  cipher === 'chacha20-poly1305'
    ? { setAuthTag: () => undefined, update: (bytes) => bytes, final: () => undefined }
    : createDecipheriv(cipher, ...rest)
syncBuiltinESMExports()
