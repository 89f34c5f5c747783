import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ListFrame } from './list-frame'
import { listHref, readList, selectedIds } from './read-list'

const COLUMNS = [
  { key: 'order', label: 'Order' },
  { key: 'buyer', label: 'Buyer', sorts: { ascending: '', descending: 'amount' } },
  { key: 'country', label: 'Country', isExtra: true },
] as const
const VALUES = { view: ['issued'], sort: ['amount'] }
const ID = '018f0000-0000-7000-8000-000000000001'
const read = (query: Record<string, string | string[]>) => readList('/admin/orders', query, { values: VALUES, columns: COLUMNS })

function frame(query: Record<string, string | string[]>, more: { bulk?: boolean } = {}): string {
  const row = { key: ID, label: 'order 7', cells: { order: '7', buyer: 'jo@shop.example', country: 'GB' } }
  const bulk = { action: async () => ({ status: 'idle' }) as const, deeds: [{ value: 'x', label: 'X' }] }
  return renderToStaticMarkup(
    <ListFrame
      list={read(query)}
      caption="Orders"
      views={[{ label: 'All' }, { label: 'Issued', value: 'issued' }]}
      searchLabel="Search"
      columns={COLUMNS}
      rows={[row]}
      newer={null}
      older={ID}
      empty="none"
      {...(more.bulk && { bulk })}
    />,
  )
}

test('a list’s URL keeps the search, view, sort order and columns, and drops unknown parameters', () => {
  const list = read({ search: ' jo ', view: 'issued', sort: 'nonsense', cols: ['order', 'country'], after: ID, stray: 'x' })
  expect(list).toMatchObject({ params: { search: 'jo', view: 'issued', cols: 'order,country' }, cursor: { after: ID } })
  expect(listHref(list, { before: ID })).toBe(`/admin/orders?search=jo&view=issued&cols=order%2Ccountry&before=${ID}`)
  expect(read({ cols: 'buyer', after: 'no-id' })).toMatchObject({ params: {}, columns: [], cursor: {} })
})

test('switching views keeps the search, chosen columns replace the defaults, and rows have checkboxes if there are bulk actions', () => {
  const plain = frame({ search: 'jo' })
  expect(plain).toContain('href="/admin/orders?search=jo&amp;view=issued"')
  expect(plain).toContain('jo@shop.example')
  expect(plain).not.toContain('name="ids"')
  expect(plain).toMatch(/aria-sort="ascending"[^>]*><a href="[^"]*search=jo&amp;sort=amount">Buyer/)
  expect(plain).toContain('>Older</a>')
  const chosen = frame({ cols: 'country', sort: 'amount', view: 'issued' }, { bulk: true })
  expect(chosen).not.toContain('jo@shop.example')
  expect(chosen).toMatch(/aria-current="page"[^>]*>Issued/)
  expect(chosen).toContain('aria-label="Select order 7"')
  expect(chosen).toContain('>Next</a>')
  // Another view has its own sort order.
  expect(chosen).toMatch(/href="\/admin\/orders\?cols=country"[^>]*>All/)
})

test('an export of selected rows is empty if no rows are selected, instead of containing the whole list', () => {
  expect(selectedIds({})).toBeUndefined()
  expect(selectedIds({ selected: '1' })).toEqual([])
  expect(selectedIds({ selected: '1', ids: [ID, 'x'] })).toEqual([ID])
})
