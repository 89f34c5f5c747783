import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { AccountFrame } from '@/components/layout/account-frame'
import { InLanguage } from '@/components/layout/in-language'
import { CreditKind } from '@/lib/db/generated/enums'
import { billingInput } from '@/lib/invoices/schema'
import { faultText } from '@/lib/languages/fault-text'
import { EVERY_WHY } from '@/lib/languages/testing/every-why'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { deletionRefusal } from '@/lib/privacy/messages'
import { BillingContent } from '../billing/_components/billing-content'
import { CreditContent } from '../credit/_components/credit-content'
import { DataContent } from '../data/_components/data-content'

/** Names and addresses are not translated. */
const DATA = ['Keelmark', 'help@shop.example', 'RapidSSL']

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <InLanguage language={PSEUDO}>
    <AccountFrame shop={shop} language={PSEUDO}>
      {page}
    </AccountFrame>
  </InLanguage>
)

const at = new Date('2026-11-22T12:00:00Z')
const money = { amount: 1900, currency: 'EUR' }
const order = { id: 'order', number: 1001 }
const movements = [
  ...Object.values(CreditKind).flatMap((kind, index) => [
    { id: `${index}`, kind, money, order: null, reason: 'RapidSSL', why: null, at },
    { id: `${index}+`, kind, money, order, reason: null, why: null, at },
  ]),
  ...EVERY_WHY.map((why) => ({ id: why.code, kind: 'refunded' as const, money, order, reason: 'In English.', why, at })),
]
const certificate = { kind: 'certificate' as const, id: '1', name: 'RapidSSL', isIssued: true, endsAt: at }
const deletion = { obstacles: [], keptUntil: 2036, credit: [money] }
const obstacles = [
  { kind: 'staff' as const },
  certificate,
  { ...certificate, id: '2', isIssued: false },
  { ...certificate, id: '3', endsAt: null },
  { ...certificate, id: '4', isIssued: false, endsAt: null },
  ...(['order', 'refund', 'dispute'] as const).map((kind) => ({ kind, ...order })),
]
const data = { wait: null, language: PSEUDO }

test.each<[string, ReactNode]>([
  ['billing details', <BillingContent key="billing" billing={null} countries={[]} language={PSEUDO} />],
  ['credit', <CreditContent key="credit" credit={{ balances: [money], movements, next: 'y' }} after="x" language={PSEUDO} zone="UTC" />],
  [
    'no credit',
    <CreditContent key="none" credit={{ balances: [], movements: [], next: null }} after={undefined} language={PSEUDO} zone="UTC" />,
  ],
  ['data', <DataContent key="data" {...data} deletion={deletion} />],
  ['data asked for too often', <DataContent key="wait" {...data} deletion={null} wait={5} />],
  ['an account that can’t be deleted', <DataContent key="obstacles" {...data} deletion={{ ...deletion, obstacles }} />],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

test('every refusal in the settings is translated', () => {
  const bad = [
    { name: '', address: '', country: 'X' },
    { name: 'x'.repeat(201), address: `${'x\n'.repeat(9)}x`, country: 'GB', taxNumber: 'x'.repeat(51) },
    { name: 'x', address: 'x'.repeat(501), country: 'GB' },
  ]
  const said = [
    ...bad.flatMap((input) => billingInput.safeParse(input).error?.issues.map((issue) => faultText(issue, PSEUDO)) ?? []),
    ...(['not-found', 'still-open', 'link-ended'] as const).map((code) => deletionRefusal({ code }, PSEUDO)),
    deletionRefusal({ code: 'too-many', minutes: 2 }, PSEUDO),
  ]
  expect(said).toHaveLength(11)
  for (const one of said)
    expect(typeof one === 'string' ? { message: one } : one).toMatchObject({ message: expect.stringMatching(/^\[.*\]$/) })
})
