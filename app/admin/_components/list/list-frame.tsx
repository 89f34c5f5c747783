import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { LongTable } from '@/components/ui/long-table'
import type { SavedView } from '@/lib/admin/lists/list-views'
import { cn } from '@/lib/cn'
import { type Bulk, BulkForm } from './bulk-form'
import { headingsOf, type ListColumn } from './columns'
import { ListForm, type ListFormProps } from './list-form'
import { type ListState, listHref } from './read-list'
import { SavedViews } from './saved-views'

/**
 * One of the chips above a list: a value of the `view` parameter with its sort order (newest first by default), or a link to another page.
 */
type ListView = { label: string; value?: string; href?: string; sort?: string | undefined }

type ListRow = {
  key: string
  /** The row's human-readable name. */
  label: string
  cells: Readonly<Record<string, ReactNode>>
}

export type ListFrameProps = Omit<ListFormProps, 'columns'> & {
  caption: string
  views: readonly ListView[]
  columns: readonly ListColumn[]
  rows: readonly ListRow[]
  /** Ids of the rows from which the next page of newer and of older rows starts; null at either end. */
  newer: string | null
  older: string | null
  bulk?: Bulk
  /** The URL of the list as a file, for those allowed to export it. */
  exportPath?: string | undefined
  saved?: readonly SavedView[]
  /** Shown instead of the table if there are no rows. */
  empty: ReactNode
}

/** A list in the back office: views, search, filters, table and pages. Its entire state is in its URL, and it works without scripts. */
export function ListFrame({ list, caption, views, columns, rows, newer, older, bulk, exportPath, saved, empty, ...form }: ListFrameProps) {
  const shown = headingsOf(list, columns)
  const [first] = shown
  const cellOf = (row: ListRow, column: ListColumn) =>
    bulk && column === first ? <Ticked row={row}>{row.cells[column.key]}</Ticked> : row.cells[column.key]
  const table = (
    <LongTable
      caption={caption}
      hideCaption
      columns={shown}
      rows={rows.map((row) => ({ key: row.key, cells: shown.map((column) => cellOf(row, column)) }))}
    />
  )
  const withBulk = bulk ? (
    <BulkForm {...bulk} exportPath={exportPath}>
      {table}
    </BulkForm>
  ) : (
    table
  )
  return (
    <>
      <Views list={list} views={views} label={caption} />
      <ListForm list={list} columns={columns} {...form} />
      {saved && <SavedViews list={list} saved={saved} />}
      {rows.length === 0 ? empty : withBulk}
      <Pages list={list} newer={newer} older={older} />
      {exportPath && rows.length > 0 && (
        <p className="mt-4">
          <a href={listHref({ ...list, path: exportPath })} download>
            Export the whole list (CSV)
          </a>
        </p>
      )}
    </>
  )
}

function Ticked({ row: { key, label }, children }: { row: ListRow; children: ReactNode }) {
  return (
    <span className="flex items-baseline gap-3">
      <input type="checkbox" name="ids" value={key} aria-label={`Select ${label}`} className="choice self-center" />
      {children}
    </span>
  )
}

const CHIP =
  'inline-flex min-h-9 items-center rounded-tag border px-3 no-underline hover:underline aria-current:border-ink aria-current:font-semibold aria-current:text-ink'

function Views({ list, views, label }: { list: ListState; views: readonly ListView[]; label: string }) {
  const { view, sort: _sort, ...others } = list.params
  return (
    <nav aria-label={`Views of ${label.toLowerCase()}`} className="my-4">
      <ul className="flex flex-wrap gap-2">
        {views.map(({ label: text, value, href, sort }) => {
          const isCurrent = !href && value === view
          return (
            <li key={text}>
              <a
                href={href ?? listHref({ ...list, params: others }, { view: value, sort })}
                aria-current={isCurrent ? 'page' : undefined}
                className={cn(CHIP, isCurrent ? 'bg-sunken' : 'border-line text-ink-2')}
              >
                {text}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function Pages({ list, newer, older }: { list: ListState; newer: string | null; older: string | null }) {
  if (!newer && !older) return null
  const [back, on] = list.params.sort ? ['Previous', 'Next'] : ['Newer', 'Older']
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
      {newer && (
        <ButtonLink variant="secondary" small href={listHref(list, { before: newer })} rel="prev">
          {back}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink variant="secondary" small href={listHref(list, { after: older })} rel="next">
          {on}
        </ButtonLink>
      )}
    </nav>
  )
}
