import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { storage } from '@/lib/platform/storage'

// Prints the stored timing of the newest video of an order: `node --import tsx read-timing.ts ORDER`.

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const asset = await db().videoAsset.findFirstOrThrow({
    where: { kind: 'timing', video: { orderId: process.argv[2] ?? '' } },
    orderBy: { video: { version: 'desc' } },
    select: { storageKey: true, sha256: true },
  })
  const stored = await storage().readAll(asset.storageKey, { sha256: asset.sha256, maxBytes: 1_000_000 })
  process.stdout.write(String(stored))
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
