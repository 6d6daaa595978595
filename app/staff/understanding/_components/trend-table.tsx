import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Table } from '@/components/ui/table'
import { type BeforeAfter, FEWEST_PATIENTS, type Trend } from '@/lib/deliveries/trend'

type Row = { name: string; trend: Trend }
type TrendTableProps = { title: string; first: string; rows: readonly Row[]; csvHref: string }

/** Some trends in a table, and the same to save. */
export function TrendTable({ title, first, rows, csvHref }: TrendTableProps) {
  return (
    <section aria-label={title} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        <a href={csvHref} download className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          Save as a table (CSV)
        </a>
      </div>
      <Table
        caption={title}
        isCaptionHidden
        isDense
        isStacked
        rows={rows.map((row, nth) => ({ ...row, id: String(nth) }))}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: first, isRowHeader: true, cell: ({ name }) => name },
          { id: 'delivered', header: 'Delivered', align: 'end', cell: ({ trend }) => trend.delivered },
          {
            id: 'watched',
            header: 'Watched so far',
            align: 'end',
            cell: ({ trend }) => shareText(trend.watchedShare),
          },
          {
            id: 'understood',
            header: 'Understood, before → after',
            align: 'end',
            cell: ({ trend }) => pairText(trend.understood),
          },
          {
            id: 'anxious',
            header: 'Anxious, before → after',
            align: 'end',
            cell: ({ trend }) => pairText(trend.anxious),
          },
          {
            id: 'cards',
            header: 'Check cards right',
            align: 'end',
            cell: ({ trend }) =>
              trend.cardsRight ? (
                <>
                  {shareText(trend.cardsRight.share)} <Patients count={trend.cardsRight.patients} />
                </>
              ) : (
                tooFew
              ),
          },
        ]}
      />
    </section>
  )
}

const tooFew = <span className="text-ink-soft">fewer than {FEWEST_PATIENTS}</span>

function shareText(share: number | null): ReactNode {
  return share === null ? tooFew : `${Math.round(share * 100)} %`
}

function pairText(pair: BeforeAfter | null): ReactNode {
  if (!pair) return tooFew
  return (
    <>
      {pair.before.toFixed(1)} → {pair.after.toFixed(1)} <Patients count={pair.patients} />
    </>
  )
}

function Patients({ count }: { count: number }) {
  return <span className="text-ink-soft">({count} patients)</span>
}
