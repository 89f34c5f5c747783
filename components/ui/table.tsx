import type { ElementType, ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** `sort` contains the heading's link that sorts by this column, and the direction in which the rows are currently sorted by it. */
type Sort = { href: string; direction: 'ascending' | 'descending' | undefined }
export type Column = { label: string; numeric?: boolean; hideLabel?: boolean; sort?: Sort | undefined }
/** `data` contains attributes of the row for use by a script. */
export type Row = { key: string; cells: readonly ReactNode[]; data?: Readonly<Record<`data-${string}`, string>> }

export type TableProps = {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column[]
  /** The first cell names the row. */
  rows: readonly Row[]
  /** The element that contains the rows; see LongTable. */
  body?: ElementType
  /** On narrow screens: no labels, and the first and last cells side by side. For self-explanatory cells. */
  compact?: boolean
  className?: string
}

/** A table of similar rows. On narrow screens each row becomes a short list. */
export function Table({ caption, hideCaption, columns, rows, body: Body = 'tbody', compact, className }: TableProps) {
  return (
    <table className={cn('table table-stacks', compact && 'table-compact', className)}>
      <caption className={cn(hideCaption && 'sr-only')}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" aria-sort={column.sort?.direction} className={cn(column.numeric && 'numeric')}>
              <Heading column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <Body>
        {rows.map((row) => (
          <tr key={row.key} {...row.data}>
            {columns.map((column, index) => (
              <Cell key={column.label} column={column} names={index === 0}>
                {row.cells[index]}
              </Cell>
            ))}
          </tr>
        ))}
      </Body>
    </table>
  )
}

function Heading({ column: { label, hideLabel, sort } }: { column: Column }) {
  if (hideLabel) return <span className="sr-only">{label}</span>
  if (!sort) return label
  return (
    <a href={sort.href}>
      {label}
      {sort.direction && <span aria-hidden="true"> {sort.direction === 'ascending' ? '↑' : '↓'}</span>}
    </a>
  )
}

/** Hides an empty cell, and its label, on narrow screens. */
function isNothing(children: ReactNode): boolean {
  return children === null || children === undefined || children === false || children === ''
}

function Cell({ column, names, children }: { column: Column; names: boolean; children: ReactNode }) {
  if (names) {
    return (
      <th scope="row" className={cn(column.numeric && 'numeric')}>
        {children}
      </th>
    )
  }
  return (
    <td className={cn(column.numeric && 'numeric')} data-label={column.hideLabel ? undefined : column.label}>
      {isNothing(children) ? null : <span>{children}</span>}
    </td>
  )
}
