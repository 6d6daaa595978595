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
  /** On small screens each row becomes a block of label and value, instead of scrolling sideways. */
  isStacked?: boolean
}

/** Rows and columns. Scrolls sideways by itself where it is wider than the screen. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    caption,
    isCaptionHidden,
    columns,
    rows,
    rowKey,
    rowProps,
    isDense = false,
    isStacked = false,
  } = props
  const space = isDense ? 'px-2.5 py-1.5' : 'px-3 py-3'
  return (
    <section
      aria-label={typeof caption === 'string' ? caption : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table
        className={classNames(
          'w-full border-collapse text-start',
          isDense && 'text-sm',
          isStacked && 'max-sm:block',
        )}
      >
        <caption className={classNames('pb-2 text-start font-semibold', isCaptionHidden && 'sr-only')}>
          {caption}
        </caption>
        <thead className={classNames(isStacked && 'max-sm:sr-only')}>
          <tr className="border-line-strong border-b-2">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classNames(space, alignOf(column), 'font-semibold')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classNames(isStacked && 'max-sm:block')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...rowProps?.(row)} {...(isStacked && { className: STACKED_ROW })}>
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  column={column}
                  row={row}
                  look={isStacked ? stackedCell(space) : flatCell(space)}
                >
                  {isStacked && !column.isRowHeader && (
                    <span className="block text-ink-soft text-sm sm:hidden">{column.header}</span>
                  )}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const STACKED_ROW = 'max-sm:block max-sm:border-line max-sm:border-b max-sm:py-4'

function flatCell(space: string): string {
  return `${space} border-line border-b align-top`
}

function stackedCell(space: string): string {
  return `${space} align-top max-sm:block max-sm:px-0 max-sm:py-0.5 max-sm:text-start sm:border-line sm:border-b`
}

type CellProps<Row> = { column: TableColumn<Row>; row: Row; look: string; children: ReactNode }

/** `children` come before the cell's own content. */
function Cell<Row>({ column, row, look, children }: CellProps<Row>) {
  const className = classNames(look, alignOf(column), column.isRowHeader && 'font-semibold')
  const content = (
    <>
      {children}
      {column.cell(row)}
    </>
  )
  if (column.isRowHeader) {
    return (
      <th scope="row" className={className}>
        {content}
      </th>
    )
  }
  return <td className={className}>{content}</td>
}

function alignOf(column: { align?: 'start' | 'end' }): string {
  return column.align === 'end' ? 'text-end tabular-nums' : 'text-start'
}
