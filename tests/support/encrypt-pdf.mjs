import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import createQpdf from '@neslinesli93/qpdf-wasm'

// encrypt-pdf.mjs FOLDER PASSWORD: writes out.pdf from in.pdf. A process of its own, for qpdf ends with the process.
const [dir, password] = process.argv.slice(2)
const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm')
const qpdf = await createQpdf({ locateFile: () => wasm, noInitialRun: true })
qpdf.FS.writeFile('/in', fs.readFileSync(path.join(dir, 'in.pdf')))
qpdf.callMain(['--encrypt', password, 'owner', '256', '--', '/in', '/out'])
fs.writeFileSync(path.join(dir, 'out.pdf'), qpdf.FS.readFile('/out'))
process.exit(0)
