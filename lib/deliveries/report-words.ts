import { outlineOf, type ReportOutline } from '@/lib/reports/report-outline'
import { listReportPages, type ReportPageDto, reportTextOf } from '@/lib/reports/report-page-queries'

export type ReportWords = {
  /** The sections and sentences; null when the report's words are not known. */
  outline: ReportOutline | null
  pages: Pick<ReportPageDto, 'id' | 'width' | 'height'>[]
}

/** What a report says and its pages. The caller has checked that the actor may see the order, and audited the look. */
export async function readReportWords(orderId: string): Promise<ReportWords> {
  const [text, pages] = await Promise.all([reportTextOf(orderId), listReportPages(orderId)])
  return {
    outline: text.trim() === '' ? null : outlineOf(text),
    pages: pages.map(({ id, width, height }) => ({ id, width, height })),
  }
}
