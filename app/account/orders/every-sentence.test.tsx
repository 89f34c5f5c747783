import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { AccountFrame } from '@/components/layout/account-frame'
import { InLanguage } from '@/components/layout/in-language'
import { PLACES } from '@/lib/certificates/lifecycle/places'
import { OrderStatus } from '@/lib/db/generated/enums'
import { EVERY_WHY } from '@/lib/languages/testing/every-why'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import type { OrderView } from '@/lib/orders/view/get-order'
import type { OrderRow } from '@/lib/orders/view/list-orders'
import { orderMessage } from '@/lib/payments/messages'
import { OrderList } from './_components/order-list'
import { OrderContent } from './[id]/_components/order-content'

/** Names and addresses are not translated. */
const DATA = ['Keelmark', 'help@shop.example', 'buyer@example.com', 'www.example.com', 'RapidSSL', 'SAVE', 'GB', 'T-1']

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <InLanguage language={PSEUDO}>
    <AccountFrame shop={shop} language={PSEUDO} current="/account/orders">
      {page}
    </AccountFrame>
  </InLanguage>
)

const at = new Date('2026-11-22T12:00:00Z')
const money = { amount: 3800, currency: 'EUR' }
const STATUSES = Object.values(OrderStatus)
const row: OrderRow = {
  id: 'order',
  number: 1001,
  status: 'paid',
  source: 'shop',
  dispute: null,
  total: money,
  email: 'buyer@example.com',
  placedAt: at,
  items: ['2 × RapidSSL'],
}
const ROWS: OrderRow[] = [
  ...STATUSES.map((status) => ({ ...row, status })),
  { ...row, source: 'import' as const },
  ...(['open', 'lost'] as const).map((dispute) => ({ ...row, dispute })),
].map((one, index) => ({ ...one, id: String(index) }))

const certificate: OrderView['certificates'][number] = {
  id: 'certificate',
  typeName: 'RapidSSL',
  label: '',
  domainName: null,
  place: 'setup',
  ended: null,
  changedToId: null,
  wasIssued: false,
  isMoneyBack: false,
  fileExpiresAt: null,
  coverEndsAt: at,
}
const line = { id: '', status: 'succeeded', money, reason: null, at } as const
const LINES: OrderView['money'] = [
  ...(['bank_transfer', 'cash', 'free', 'account_credit'] as const).map((paidBy) => ({
    ...line,
    kind: 'charge' as const,
    paid: { paidBy, reference: 'T-1' },
  })),
  ...(['pending', 'succeeded', 'failed'] as const).map((status) => ({ ...line, kind: 'refund' as const, status })),
  { ...line, kind: 'refund', toCredit: true },
  ...EVERY_WHY.map((why) => ({ ...line, kind: 'refund' as const, reason: 'In English.', why })),
  { ...line, kind: 'dispute_lost' },
]
const vat = { rate: 1900, label: null, amount: 361 }
const order: OrderView = {
  ...row,
  moreCertificates: 'certificate',
  counts: { all: 1, owed: 0, toSetUp: 1 },
  userId: 'user',
  country: 'GB',
  tax: { amount: { amount: 361, currency: 'EUR' }, parts: [{ ...vat, reason: 'standard' }], taxNumber: 'GB1' } as OrderView['tax'],
  termsVersion: null,
  paidAt: at,
  payable: false,
  isDisputeSuspected: false,
  disputeDueBy: null,
  changes: { certificateId: 'other', orderId: 'other', orderNumber: 1000, credit: money },
  items: [
    { id: '1', productName: 'RapidSSL', typeName: 'RapidSSL', years: 1, quantity: 2, label: '', list: money, total: money },
    { id: '2', productName: 'RapidSSL', typeName: 'RapidSSL', years: 2, quantity: 1, label: 'www.example.com', list: money, total: money },
  ],
  coupon: { id: 'coupon', code: 'SAVE', off: money },
  credit: money,
  due: money,
  certificates: PLACES.map((place, index) => ({ ...certificate, id: String(index), place })),
  money: LINES.map((one, index) => ({ ...one, id: String(index) })),
  events: Object.keys(messagesOf(PSEUDO).orderEvents).flatMap((kind, index) =>
    ['client:1', 'staff:1', 'stripe'].map((actor) => ({ id: `${index}${actor}`, at, kind: `order.${kind}`, to: null, actor })),
  ),
}
const invoices = (['invoice', 'credit_note'] as const).map((kind) => ({
  number: `7${kind === 'invoice' ? 0 : 1}`,
  kind,
  issuedAt: at,
  total: 3800,
  currency: 'EUR',
}))

const show = (key: string, over: Partial<OrderView>) => (
  <OrderContent key={key} order={{ ...order, ...over }} after="x" credit={null} invoices={invoices} language={PSEUDO} zone="UTC" at={at} />
)
const refund = (status: 'pending' | 'succeeded') => ({ ...line, id: status, kind: 'refund' as const, status })

test.each<[string, ReactNode]>([
  ['list of orders', <OrderList key="list" language={PSEUDO} rows={ROWS} after="x" next="y" />],
  ['list without orders', <OrderList key="none" language={PSEUDO} rows={[]} after={undefined} next={null} />],
  ...STATUSES.map((status): [string, ReactNode] => [status, show(status, { status })]),
  ['an unpaid order', show('unpaid', { status: 'awaiting_payment', payable: true })],
  ['an order that credit pays', show('credit', { status: 'awaiting_payment', payable: true, due: { ...money, amount: 0 } })],
  [
    'an unpaid order for which there is credit',
    <OrderContent
      key="offered"
      order={{ ...order, status: 'awaiting_payment', payable: true, credit: null }}
      after={undefined}
      credit={money}
      invoices={[]}
      language={PSEUDO}
      zone="UTC"
      at={at}
    />,
  ],
  ['a disputed order', show('disputed', { dispute: 'open' })],
  ['an order that may be disputed', show('perhaps', { dispute: 'open', isDisputeSuspected: true })],
  ['an order with money owed', show('owed', { counts: { all: 1, owed: 1, toSetUp: 0 } })],
  ['an order with money owed for several', show('several', { counts: { all: 3, owed: 2, toSetUp: 0 } })],
  ['a refund under way', show('way', { money: [refund('pending')] })],
  ['a refund made', show('made', { money: [refund('succeeded')] })],
  [
    'an order without tax and coupon',
    show('plain', { coupon: null, tax: { ...order.tax, parts: [{ ...vat, reason: 'outside_scope', rate: 0 }] } as OrderView['tax'] }),
  ],
  [
    'an order without an invoice',
    <OrderContent key="wait" order={order} after={undefined} credit={null} invoices={[]} language={PSEUDO} zone="UTC" at={at} />,
  ],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

test('every refusal of an order action is translated for the buyer', () => {
  const said = [
    ...(['not-found', 'not-cancellable', 'not-cancelled', 'disputed', 'nothing-to-set-up'] as const).map((code) =>
      orderMessage({ code }, PSEUDO),
    ),
    orderMessage({ code: 'sent-just-now', seconds: 1 }, PSEUDO),
  ]
  for (const sentence of said) expect(sentence).toMatch(/^\[.*\]$/)
})
