import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Once } from './once'

/** `sort`: the link of its heading that sorts by it, and the direction in which the rows are sorted by it now. */
type Sort = { href: string; direction: 'ascending' | 'descending' | undefined }
export type Column = { label: string; numeric?: boolean; hideLabel?: boolean; sort?: Sort | undefined }
/** `data`: attributes of the row for a script. */
export type Row = { key: string; cells: readonly ReactNode[]; data?: Readonly<Record<`data-${string}`, string>> }

type TableProps = {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column[]
  /** The first cell names the row. */
  rows: readonly Row[]
  /** Whether no cell has a client component in it, so that the rows can be rendered in one step. */
  isPlain?: boolean
  /** On narrow screens: no labels, and the first and last cell side by side. For self-explanatory cells. */
  compact?: boolean
  className?: string
}

/** A table of similar rows. On narrow screens each row becomes a short list. */
export function Table({ caption, hideCaption, columns, rows, isPlain, compact, className }: TableProps) {
  const body = rows.map((row) => (
    <tr key={row.key} {...row.data}>
      {columns.map((column, index) => (
        <Cell key={column.label} column={column} names={index === 0}>
          {row.cells[index]}
        </Cell>
      ))}
    </tr>
  ))
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
      {isPlain ? <Once as="tbody">{body}</Once> : <tbody>{body}</tbody>}
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

/** Hides a cell without content, and its label, on narrow screens. */
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
