import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import type { ReportName, ReportQuery } from '@/lib/admin/reports/read-report'
import { cellText, type ReportCell, type ReportTable } from '@/lib/admin/reports/tables'
import { periodParams } from '@/lib/admin/reports/text'
import { Bar } from './bar'

type ReportViewProps = {
  name: ReportName
  table: ReportTable
  query: ReportQuery
  /**
   * A column whose numbers have bars beside them, and the column that groups the rows to compare with each other, such as those in one
   * currency.
   */
  bar?: { column: number; among?: number }
  /** The link on a row's name. */
  linkOf?: (key: string) => string
  className?: string
}

/** A report table, with links to its files. */
export function ReportView({ name, table: { title, columns, rows }, query, bar, linkOf, className }: ReportViewProps) {
  const value = (cell: ReportCell = 0) => Number(typeof cell !== 'object' ? cell : 'amount' in cell ? cell.amount : cell.value)
  const most = new Map<unknown, number>()
  const groupOf = (row: ReportTable['rows'][number]) => (bar?.among === undefined ? '' : row.cells[bar.among])
  if (bar) for (const row of rows) most.set(groupOf(row), Math.max(value(row.cells[bar.column]), most.get(groupOf(row)) ?? 0))
  return (
    <div className={className}>
      <Table
        caption={title}
        columns={columns}
        rows={rows.map((row) => ({
          key: row.key,
          cells: row.cells.map((cell, index): ReactNode => {
            const text = cellText(cell)
            if (index === 0) return <Name key="name" text={text} href={linkOf?.(row.key)} />
            if (index !== bar?.column) return text
            return (
              <Bar key="bar" value={value(cell)} most={most.get(groupOf(row)) ?? 0}>
                {text}
              </Bar>
            )
          }),
        }))}
      />
      <Files name={name} title={title} query={query} />
    </div>
  )
}

function Name({ text, href }: { text: string; href: string | undefined }) {
  return (
    <span className="wrap-anywhere">
      {href ? (
        <a href={href} translate="no">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  )
}

function Files({ name, title, query: { period, group } }: { name: ReportName; title: string; query: ReportQuery }) {
  const href = (as: string) => `/admin/reports/export?${new URLSearchParams({ report: name, as, ...periodParams(period), by: group })}`
  return (
    <p className="mt-2 flex gap-4 text-xs">
      {['csv', 'pdf'].map((as) => (
        <a key={as} href={href(as)}>
          <span className="sr-only">{title} as </span>
          {as.toUpperCase()}
        </a>
      ))}
    </p>
  )
}
