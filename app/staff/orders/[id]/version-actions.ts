'use server'

import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import type { Script } from '@/lib/videos/script-schema'
import { type TextVersion, textKindSchema } from '@/lib/videos/text-version-schema'
import { listTextVersions, readPlainReportVersion, readScriptVersion } from '@/lib/videos/text-versions'

const idSchema = z.uuid()

/** The versions of an order's script or plain report; null for who may not see them. */
export async function listVersions(id: string, kind: string): Promise<TextVersion[] | null> {
  const input = { orderId: idSchema.parse(id), kind: textKindSchema.parse(kind), now: systemClock.now() }
  const listed = await listTextVersions(await currentActor(), input)
  return listed.ok ? listed.value : null
}

/** A version of the script to compare with; null when it is gone. */
export async function readScriptAt(id: string, versionId: string): Promise<Script | null> {
  const read = await readScriptVersion(await currentActor(), inputOf(id, versionId))
  return read.ok ? read.value : null
}

/** A version of the plain report to compare with; null when it is gone. */
export async function readPlainReportAt(id: string, versionId: string): Promise<PlainReportDocument | null> {
  const read = await readPlainReportVersion(await currentActor(), inputOf(id, versionId))
  return read.ok ? read.value : null
}

function inputOf(id: string, versionId: string) {
  return { orderId: idSchema.parse(id), versionId: idSchema.parse(versionId), now: systemClock.now() }
}
