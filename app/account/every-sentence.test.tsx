import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { AccountFrame } from '@/components/layout/account-frame'
import { PLACES } from '@/lib/certificates/lifecycle/places'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { ListView } from './certificates/_components/list-view'

/*
 * Renders what the buyer sees in the client area in a made-up language whose every message is in brackets. A sentence without brackets is not
 * translated.
 */

/** Names and addresses: none of them is translated. */
const DATA = ['Keelmark', 'help@shop.example', 'www.example.com', 'RapidSSL', '203.0.113.7']

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <AccountFrame shop={shop} language={PSEUDO} current="/account/certificates">
    {page}
  </AccountFrame>
)

const at = new Date('2026-11-22T12:00:00Z')
const days = (count: number) => new Date(at.getTime() + count * 86_400_000)
const bought: CertificateRow = {
  id: 'certificate',
  orderId: 'order',
  orderNumber: 1001,
  email: 'buyer@example.com',
  label: '',
  domainName: null,
  type: {
    code: 'rapidssl',
    name: 'RapidSSL',
    brand: 'RapidSSL',
    level: 'dv',
    wildcard: false,
    multiDomain: false,
    namesIncluded: 1,
    family: 'symantec',
    usualWait: 'minutes',
    reorderDays: 30,
    carriesOver: false,
  },
  years: 1,
  place: 'setup',
  wasIssued: false,
  lock: null,
  suspendedReason: null,
  ended: null,
  problemCode: null,
  changedToId: null,
  isMoneyBack: false,
  statusSince: at,
  fileExpiresAt: null,
  coverEndsAt: days(369),
  installation: null,
  createdAt: at,
}
const issued: CertificateRow = { ...bought, place: 'issued', wasIssued: true, domainName: 'www.example.com', fileExpiresAt: days(199) }

function each(...rows: CertificateRow[]): CertificateRow[] {
  return rows.map((row, index) => ({ ...row, id: String(index) }))
}

/** A certificate in every place and standing. */
const ROWS = each(
  ...PLACES.flatMap((place) => [false, true].map((wasIssued) => ({ ...bought, place, wasIssued }))),
  ...([29, 2, -1] as const).map((left) => ({ ...issued, fileExpiresAt: days(left) })),
  { ...issued, fileExpiresAt: days(29), coverEndsAt: days(29) },
  { ...issued, coverEndsAt: days(-1) },
  { ...issued, isMoneyBack: true },
  ...(['open', 'lost'] as const).flatMap((lock) => [
    { ...bought, lock },
    { ...issued, lock },
  ]),
  ...(['owed', 'disputed', 'never_paid'] as const).map((ended) => ({ ...bought, ended })),
  { ...bought, changedToId: 'other' },
  { ...bought, suspendedReason: 'RapidSSL' },
  ...(['refused-by-authority', 'caa-refused'] as const).map((problemCode) => ({
    ...bought,
    place: 'setup:declined' as const,
    problemCode,
  })),
  { ...bought, label: 'RapidSSL' },
  { ...bought, label: 'RapidSSL', place: 'closed:not_purchased' },
)

const list = { language: PSEUDO, rows: ROWS, show: undefined, search: undefined, after: 'x', next: 'y', at } as const

test.each<[string, ReactNode]>([
  ['list of certificates', <ListView key="list" {...list} />],
  ['list with nothing found', <ListView key="none" {...list} rows={[]} show="valid" />],
  ['list without certificates', <ListView key="empty" {...list} rows={[]} />],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})
