import fs from 'node:fs'

/** Debian's two builds of one browser; the first, without a window to draw, takes a sixth less processor time. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Where the browser is: `CHROMIUM_PATH`, or whichever of Debian's is installed. */
export function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? BROWSERS.find((file) => fs.existsSync(file)) ?? 'chromium'
}
