import { headers } from 'next/headers'
import { db } from '@/lib/platform/db'
import { deviceName } from './device-name'
import { hashOfToken } from './secret-token'

/** Names the browser of a session that has just begun in it, for the list of its owner's devices. */
export async function noteDevice(sessionToken: string): Promise<void> {
  const device = deviceName((await headers()).get('user-agent') ?? '')
  if (device === null) return
  await db().session.updateMany({ where: { tokenHash: hashOfToken(sessionToken) }, data: { device } })
}
