import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type TableColumn<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** The cell that names the row. */
  isRowHeader?: boolean
}

type TableProps<Row> = {
  /** What the table shows; read aloud, and seen unless hidden. */
  caption: ReactNode
  isCaptionHidden?: boolean
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** More attributes of a row, such as `data-…` or a class. */
  rowProps?: (row: Row) => ComponentProps<'tr'>
  isDense?: boolean
}

/** Rows and columns. Scrolls sideways by itself where it is wider than the screen. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden, columns, rows, rowKey, rowProps, isDense = false } = props
  const space = isDense ? 'px-2.5 py-1.5' : 'px-3 py-3'
  return (
    <section
      aria-label={typeof caption === 'string' ? caption : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className={classNames('w-full border-collapse text-start', isDense && 'text-sm')}>
        <caption className={classNames('pb-2 text-start font-semibold', isCaptionHidden && 'sr-only')}>
          {caption}
        </caption>
        <thead>
          <tr className="border-line-strong border-b-2">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classNames(space, alignOf(column), 'font-semibold')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...rowProps?.(row)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} space={space} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell<Row>({ column, row, space }: { column: TableColumn<Row>; row: Row; space: string }) {
  const look = classNames(space, alignOf(column), 'border-line border-b align-top')
  if (column.isRowHeader) {
    return (
      <th scope="row" className={classNames(look, 'font-semibold')}>
        {column.cell(row)}
      </th>
    )
  }
  return <td className={look}>{column.cell(row)}</td>
}

function alignOf(column: { align?: 'start' | 'end' }): string {
  return column.align === 'end' ? 'text-end tabular-nums' : 'text-start'
}
