import type { Tx } from '@/lib/platform/db'

type Work = { orderId: string; videoId: string; plainReportId: string }

/**
 * Who made each of these works, so that none of them reads it as a second person: the author of the video, and of
 * every plain report up to this version, since each builds on the words of those before.
 * @returns the authors' ids in the order of `works`
 */
export async function authorsOf(
  tx: Pick<Tx, 'video' | 'plainReport'>,
  works: readonly Work[],
): Promise<string[][]> {
  const [videos, plainReports] = await Promise.all([
    tx.video.findMany({
      where: { id: { in: works.map(({ videoId }) => videoId) } },
      select: { id: true, authorId: true },
    }),
    tx.plainReport.findMany({
      where: { orderId: { in: works.map(({ orderId }) => orderId) } },
      select: { id: true, orderId: true, version: true, authorId: true },
    }),
  ])
  return works.map(({ orderId, videoId, plainReportId }) => {
    const version = plainReports.find(({ id }) => id === plainReportId)?.version ?? Number.POSITIVE_INFINITY
    const made = [
      ...videos.filter(({ id }) => id === videoId),
      ...plainReports.filter((report) => report.orderId === orderId && report.version <= version),
    ]
    return [...new Set(made.map(({ authorId }) => authorId))]
  })
}
