import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Table } from '@/components/ui/table'
import { BOUGHT_AT as at, boughtRow as bought } from '@/lib/certificates/testing/bought-row'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { cellsOf } from './cells-of'

const COLUMNS = [{ label: 'Address' }, { label: 'State' }, { label: 'File' }, { label: 'Cover' }, { label: 'Next' }]
const rowOf = (change: Partial<CertificateRow>) =>
  renderToStaticMarkup(<Table caption="" columns={COLUMNS} rows={[{ key: '1', cells: cellsOf({ ...bought, ...change }, at, 'en') }]} />)
const nameIn = (row: string) => /<bdi[^>]*>([^<]*)</.exec(row)?.[1]

test('a certificate that is not set up yet is labelled as such, with the date its cover ends', () => {
  const row = rowOf({ label: 'shop' })
  expect([nameIn(row), nameIn(rowOf({}))]).toEqual(['Not set up yet: shop', 'Not set up yet'])
  expect(row).toContain('Not issued')
  expect(row).toContain('26 Nov 2027')
})

test.each([
  { place: 'closed:refunded_to_buyer', wasIssued: false },
  { place: 'closed:refunded_by_supplier', wasIssued: true },
  { place: 'closed:not_purchased', wasIssued: false },
] as const)('a certificate that has ended ($place) shows neither a date nor an action', (shown) => {
  const row = rowOf({ ...shown, fileExpiresAt: shown.wasIssued ? at : null })
  expect(nameIn(row)).toBe('RapidSSL')
  expect(nameIn(rowOf({ ...shown, label: 'shop' }))).toBe('RapidSSL, for shop')
  expect(row).not.toMatch(/Not set up|Not issued|<time/)
  // Must be completely empty, because on narrow screens its label would otherwise appear alone.
  expect(row).toContain('<td class="" data-label="Cover"></td>')
})

test('an expired file, an ended cover and a refund have their own wording in the list, and none is called ready', () => {
  const past = new Date('2026-11-20T12:00:00Z')
  const issued = { place: 'issued', wasIssued: true, domainName: 'www.example.com', fileExpiresAt: past } as const
  const expired = rowOf(issued)
  expect(expired).toContain('File expired')
  expect(expired).toContain('Get the next file')
  expect(rowOf({ ...issued, coverEndsAt: past })).toMatch(/Cover ended.*Order again/)
  const refunded = rowOf({ ...issued, isMoneyBack: true })
  expect(refunded).toContain('Refunded')
  expect(refunded).not.toMatch(/Ready to install|<time/)
})
