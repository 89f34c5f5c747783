import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { LanguageSwitch } from '@/app/_components/language-switch'
import { Summary } from '@/components/cart/summary'
import { FlowFrame } from '@/components/layout/flow-frame'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import type { CartLineView, CartTax, CartView } from '@/lib/cart/types'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import { LANGUAGE_NAMES } from '@/lib/languages/types'
import { countriesIn } from '@/lib/orders/countries'
import { BasketView } from '../cart/_components/basket-view'
import { QuoteOffer } from '../quote/[token]/_components/quote-offer'
import { CheckoutForm } from './_components/checkout-form'
import { NotPaid } from './_components/not-paid'
import { Paid } from './_components/paid'
import { Unread } from './_components/unread'
import { Waiting } from './_components/waiting'

/*
 * Renders basket, checkout, return page and quote in a made-up language in which every message is in brackets. A sentence without brackets
 * has not been translated.
 */

/** Names and addresses are not translated. */
const DATA = [
  'Keelmark',
  'help@shop.example',
  'buyer@shop.example',
  'RapidSSL',
  'www.example.com',
  'shop.example.com',
  'SPRING',
  'DE123456789',
  ...Object.values(LANGUAGE_NAMES),
  ...countriesIn(PSEUDO).map(({ name }) => name),
]

const nothing = () => {}
const router = { back: nothing, forward: nothing, refresh: nothing, push: nothing, replace: nothing, prefetch: nothing, bfcacheId: '' }
const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <AppRouterContext value={router}>
    <WordsForForms words={messagesOf(PSEUDO).forms}>
      <FlowFrame shop={shop} language={PSEUDO} languages={<LanguageSwitch language={PSEUDO} />}>
        {page}
      </FlowFrame>
    </WordsForForms>
  </AppRouterContext>
)

const usd = (amount: number) => ({ amount, currency: 'USD' })
const at = new Date('2026-11-22T12:00:00Z')
const plain: CartLineView = {
  id: 'line',
  choiceId: 'choice',
  productId: 'product',
  productSlug: 'rapidssl',
  productName: 'RapidSSL',
  typeCode: 'rapidssl',
  typeName: 'RapidSSL',
  activation: 'automatic',
  taxClass: 'standard',
  years: 1,
  unprotected: false,
  label: '',
  renewsId: null,
  quantity: 1,
  unit: usd(1900),
  total: usd(1900),
  off: 0,
  tax: null,
  counted: null,
  before: null,
  changedAt: null,
  available: true,
}
const lines: CartLineView[] = [
  plain,
  { ...plain, id: 'b', years: 3, quantity: 2, label: 'www.example.com', productName: 'RapidSSL Wildcard', before: usd(1800) },
  { ...plain, id: 'c', before: usd(1800), changedAt: at },
  { ...plain, id: 'd', available: false },
]
const buyer = { country: 'DE', taxNumber: 'DE123456789', vatAnswer: null, vatAskedAt: at, postalCode: null }
const tax: CartTax = {
  mode: 'including',
  buyer,
  parts: [{ amount: 300, rate: 1900, reason: 'standard', label: null }],
  calculator: 'shop',
  calculation: null,
}
const cart: CartView = {
  id: 'cart',
  lines,
  count: 4,
  list: usd(2000),
  coupon: { id: 'coupon', code: 'SPRING', off: usd(100), refusal: null },
  total: usd(1900),
  tax,
  obstacle: null,
}
const TAXES: (CartTax | null)[] = [
  null,
  tax,
  { ...tax, mode: 'plus', buyer: null, parts: null },
  { ...tax, calculator: 'stripe', parts: null },
  { ...tax, buyer: { ...buyer, vatAnswer: 'unreachable' }, parts: [{ amount: 0, rate: 0, reason: 'reverse_charge', label: null }] },
  { ...tax, buyer: { ...buyer, vatAnswer: 'invalid' }, parts: [{ amount: 0, rate: 0, reason: 'outside_scope', label: null }] },
]
const OBSTACLES: Partial<CartView>[] = [
  { obstacle: 'price-changed' },
  { obstacle: 'withdrawn' },
  { obstacle: 'mixed-currency', total: null, coupon: null },
  {
    obstacle: 'coupon-refused',
    coupon: { id: 'coupon', code: 'SPRING', off: null, refusal: { code: 'coupon-ended', coupon: 'SPRING', on: at } },
  },
]
const form = { language: PSEUDO, email: undefined, last: null, tax: null, total: usd(1900), credit: null, before: 30 } as const
const payment = {
  page: 'complete',
  orderId: 'order',
  number: 1001,
  status: 'paid',
  total: usd(1900),
  email: 'buyer@shop.example',
  certificates: [{ id: 'one', typeName: 'RapidSSL', label: '' }],
  paidHere: true,
} as const
const quote = {
  id: 'quote',
  number: 12,
  email: 'buyer@shop.example',
  country: 'DE',
  language: 'en',
  total: usd(1900),
  state: 'open',
  toPay: { total: usd(1900), tax: { ...usd(300), label: '[]', parts: [] as never[] } },
  note: '',
  validUntil: at,
  madeAt: at,
  endedAt: null,
  lines: [
    { id: 'l', productName: 'RapidSSL', typeName: 'RapidSSL', years: 2, quantity: 1, unit: usd(1900), list: usd(1900), total: usd(1900) },
  ],
  order: null,
} as const

test.each<[string, ReactNode]>([
  ['an empty basket', <BasketView key="empty" language={PSEUDO} cart={null} billing={null} />],
  ...[...TAXES.map((one) => ({ ...cart, tax: one })), ...OBSTACLES.map((one) => ({ ...cart, ...one }))].flatMap(
    (one, index): [string, ReactNode][] => [
      [`basket ${index}`, <BasketView key="basket" language={PSEUDO} cart={one} billing={null} />],
      [
        `summary ${index}`,
        <Summary key="sum" language={PSEUDO} title="[]" lines={[]} list={one.list} coupon={one.coupon} total={usd(1900)} tax={one.tax} />,
      ],
    ],
  ),
  ['checkout', <CheckoutForm key="new" {...form} />],
  ['checkout of a client', <CheckoutForm key="client" {...form} email="buyer@shop.example" tax={tax} credit={usd(100)} />],
  ['checkout with credit for all of it', <CheckoutForm key="credit" {...form} tax={{ ...tax, calculator: 'stripe' }} credit={usd(1900)} />],
  ['paid', <Paid key="paid" language={PSEUDO} payment={{ ...payment, certificates: [...payment.certificates] }} session="cs" />],
  [
    'paid for two, elsewhere',
    <Paid
      key="two"
      language={PSEUDO}
      payment={{
        ...payment,
        paidHere: false,
        certificates: ['', 'www.example.com'].map((label, id) => ({ ...plain, id: `${id}`, label })),
      }}
      session="cs"
    />,
  ],
  ...(['payment_processing', 'needs_review'] as const).map((status): [string, ReactNode] => [
    status,
    <Waiting key={status} language={PSEUDO} payment={{ ...payment, status }} href="/checkout/return" />,
  ]),
  ['unread', <Unread key="unread" language={PSEUDO} payment={payment} href="/checkout/return" />],
  ...(['declined', 'expired', 'cancelled', 'unfinished', 'ended', 'quote'] as const).map((state): [string, ReactNode] => [
    state,
    <NotPaid key={state} language={PSEUDO} state={state} />,
  ]),
  ...(
    [
      {},
      { state: 'expired', toPay: { total: usd(1900) } },
      { state: 'withdrawn' },
      { state: 'accepted' },
      { state: 'accepted', order: { id: 'o', number: 1001, status: 'awaiting_payment', payable: true } },
      { state: 'accepted', order: { id: 'o', number: 1001, status: 'paid', payable: false } },
    ] as const
  ).map((more, index): [string, ReactNode] => [
    `quote ${index}`,
    <QuoteOffer key="quote" language={PSEUDO} quote={{ ...quote, lines: [...quote.lines], ...more }} token="t" before={30} />,
  ]),
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})
