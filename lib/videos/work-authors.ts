import type { Tx } from '@/lib/platform/db'

type Work = { orderId: string; videoId: string; plainReportId: string }
type Reader = Pick<Tx, 'video' | 'plainReport' | 'script' | 'order' | 'auditEvent'>

/**
 * Who made each of these works, so that none of them reads it as a second person: the author of the video, of every
 * script up to the one that it says and of every plain report up to this version, since each builds on the words of those
 * before; who corrected its captions; and whose order it is.
 * @returns the authors' ids in the order of `works`
 */
export async function authorsOf(tx: Reader, works: readonly Work[]): Promise<string[][]> {
  const orderIds = works.map(({ orderId }) => orderId)
  const versioned = { id: true, orderId: true, version: true, authorId: true } as const
  const [videos, scripts, plainReports, orders, corrections] = await Promise.all([
    tx.video.findMany({
      where: { id: { in: works.map(({ videoId }) => videoId) } },
      select: { id: true, authorId: true, scriptId: true },
    }),
    tx.script.findMany({ where: { orderId: { in: orderIds } }, select: versioned }),
    tx.plainReport.findMany({ where: { orderId: { in: orderIds } }, select: versioned }),
    tx.order.findMany({ where: { id: { in: orderIds } }, select: { id: true, claimedById: true } }),
    // Nothing else remembers each of them: a correction replaces the file.
    tx.auditEvent.findMany({
      where: { orderId: { in: orderIds }, action: 'captions.saved' },
      select: { objectId: true, actorId: true },
    }),
  ])
  return works.map(({ orderId, videoId, plainReportId }) => {
    const video = videos.find(({ id }) => id === videoId)
    const made = [
      video?.authorId,
      ...upTo(scripts, orderId, video?.scriptId),
      ...upTo(plainReports, orderId, plainReportId),
      ...orders.filter(({ id }) => id === orderId).map(({ claimedById }) => claimedById),
      ...corrections.filter(({ objectId }) => objectId === videoId).map(({ actorId }) => actorId),
    ]
    return [...new Set(made.filter((id) => typeof id === 'string'))]
  })
}

type Versioned = { id: string; orderId: string; version: number; authorId: string }

/** The authors of all versions of an order up to one of them; of all when that is not known. */
function upTo(rows: readonly Versioned[], orderId: string, id: string | null | undefined): string[] {
  const last = rows.find((row) => row.id === id)?.version ?? Number.POSITIVE_INFINITY
  return rows.filter((row) => row.orderId === orderId && row.version <= last).map(({ authorId }) => authorId)
}
