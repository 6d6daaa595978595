import fs from 'node:fs'
import path from 'node:path'
import { root } from '@/scripts/run-command'
import { startApp, startServices } from '@/scripts/stack'

export const isBuilt = (): boolean => fs.existsSync(path.join(root, 'dist/server.mjs'))

/** Runs `measure` beside the whole product, started from the build that is there, on an empty data folder. */
export async function withBuiltApp<T>(
  port: number,
  measure: (app: { url: string; port: number }) => Promise<T>,
): Promise<T> {
  if (!isBuilt()) {
    throw new Error('Nothing is built: run `DEMO=1 npm run build` first')
  }
  const dataDir = fs.mkdtempSync(path.join(root, '.data-bench-'))
  try {
    const stack = await startServices({ port, dataDir, forTests: true, nodeEnv: 'production' })
    try {
      const app = await startApp(stack)
      try {
        return await measure({ url: stack.appUrl, port })
      } finally {
        await app.stop()
      }
    } finally {
      await stack.stop()
    }
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
