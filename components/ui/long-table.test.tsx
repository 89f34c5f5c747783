import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LongTable } from './long-table'
import { Table } from './table'

test('a long table has the markup of a table, with external text escaped', () => {
  const table = {
    caption: 'Orders',
    columns: [{ label: 'Order' }, { label: 'Buyer' }, { label: 'Total', numeric: true }],
    rows: [
      {
        key: 'one',
        cells: [
          <a key="order" href="/admin/orders/1">
            1001
          </a>,
          '<script>alert(1)</script>',
          '$19.00',
        ],
      },
      { key: 'two', cells: ['1002', 'Zoë “& sons”', null], data: { 'data-row': 'a "b"' } },
    ],
  }
  const html = renderToStaticMarkup(<LongTable {...table} />)
  expect(html).toBe(renderToStaticMarkup(<Table {...table} />))
  expect(html).toContain('&lt;script&gt;')
})
