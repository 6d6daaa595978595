import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, type TableColumn } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type ArticleReportRow, articleReport } from '@/lib/staff/article-report'

export const metadata: Metadata = { title: 'Articles' }

const { reasons: reasonWords } = messagesFor('en').articles.feedback

export default async function StaffArticlesPage() {
  const actor = await requireStaff('/staff/articles')
  const report = await articleReport(actor, systemClock.now())
  if (!report.ok) notFound()
  return (
    <>
      <h1 className="text-2xl">Articles</h1>
      <p className="mt-1 max-w-measure text-ink-soft text-sm">
        What readers answered to ‘Did this page help you?’. One answer per visitor, article and day. Readers
        who ask not to be tracked are not among the views.
      </p>
      {report.value.length === 0 ? (
        <EmptyState title="No article is published">
          Articles appear here once they have been reviewed.
        </EmptyState>
      ) : (
        <Table
          caption="Answers by article, most in need of care first"
          isCaptionHidden
          isDense
          columns={COLUMNS}
          rows={report.value}
          rowKey={(row) => row.article}
        />
      )}
    </>
  )
}

const COLUMNS: TableColumn<ArticleReportRow>[] = [
  {
    id: 'title',
    header: 'Article',
    isRowHeader: true,
    cell: (row) => (
      <Link href={row.href} prefetch={false}>
        {row.title}
      </Link>
    ),
  },
  { id: 'views', header: 'Views, 30 days', align: 'end', cell: (row) => row.views },
  { id: 'helped', header: 'Helped', align: 'end', cell: (row) => row.helped },
  { id: 'not', header: 'Did not', align: 'end', cell: (row) => row.didNotHelp },
  { id: 'share', header: 'Share that it helped', align: 'end', cell: shareThatHelped },
  {
    id: 'reasons',
    header: 'Why it did not',
    cell: (row) =>
      row.reasons.map(({ reason, count }) => `${reasonWords[reason]}: ${count}`).join(' · ') || '–',
  },
]

function shareThatHelped({ helped, didNotHelp }: ArticleReportRow): string {
  const all = helped + didNotHelp
  return all === 0 ? '–' : `${Math.round((100 * helped) / all)} %`
}
