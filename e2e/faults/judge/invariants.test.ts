import { expect, test } from 'vitest'
import { complaints, judge } from './invariants'
import type { Ledgers } from './ledgers'

const MAIL = { received: '01a20818-0000-7000-8000-000000000001', setUp: '01a20818-0000-7000-8000-000000000002' }

/** One order that was paid for, purchased from Enom and confirmed by email. All four ledgers agree. */
function honest(): Ledgers {
  return {
    stripe: {
      sessions: [{ id: 'cs_1', payment_status: 'paid', amount_total: 1900 }],
      charges: [{ id: 'ch_1', payment_intent: 'pi_1', paid: true, amount_captured: 1900, amount_refunded: 0 }],
      refunds: [],
    },
    enom: {
      entries: [
        { kind: 'deposit', account: 'keelmark', amount: 100_000 },
        { kind: 'purchase', account: 'keelmark', certId: 100_001, cost: 895 },
      ],
      accounts: [{ loginId: 'keelmark', balance: 99_105 }],
    },
    shop: {
      orders: [{ id: 'o1', status: 'paid', pieces: 1 }],
      sessions: [{ orderId: 'o1', stripeSessionId: 'cs_1', paymentIntentId: 'pi_1' }],
      certificates: [{ id: 'c1', orderId: 'o1', place: 'setup', enomCertId: 100_001, cost: 895, alerted: false }],
      billing: [{ orderId: 'o1', certificateId: null, kind: 'charge', status: 'succeeded', amount: 1900, stripeId: 'pi_1' }],
      mails: [
        { id: MAIL.received, orderId: 'o1', onceKey: 'order_received:o1', status: 'sent', attempts: 1 },
        { id: MAIL.setUp, orderId: 'o1', onceKey: 'set_up:o1', status: 'sent', attempts: 1 },
      ],
      heldJobs: [],
      liveWorkers: ['worker-1'],
    },
    inbox: [
      { messageId: `<${MAIL.received}@shop.test>`, from: 'shop@keelmark.example', to: 'jo@example.com', subject: 'Order 10001' },
      {
        messageId: `<${MAIL.setUp}.01a20818-9999-7000-8000-000000000003@shop.test>`,
        from: 'shop@keelmark.example',
        to: 'jo@example.com',
        subject: 'Set up',
      },
    ],
    sendsBegun: 2,
  }
}

/** Returns the ids of the invariants that are broken after `doctor` has changed the ledgers, and the resulting complaints. */
function judged(doctor: (ledgers: Ledgers) => void): { ids: string[]; text: string } {
  const ledgers = honest()
  doctor(ledgers)
  const verdicts = judge(ledgers)
  return { ids: verdicts.filter(({ broken }) => broken.length).map(({ id }) => id), text: complaints(verdicts).join('\n') }
}

const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values
  if (value === undefined) throw new Error('The honest ledgers have one')
  return value
}

test('when the ledgers agree, no invariant is broken, and each one reports its counts', () => {
  expect(judged(() => undefined)).toEqual({ ids: [], text: '' })
  expect(judge(honest()).map(({ id, sentence }) => `${id} ${sentence}`)).toEqual([
    'I1 1 paid sessions: 1 with all their certificates, 0 refunded, 0 waiting for staff, 0 lost',
    'I2 1 certificates bought from Enom, 1 held by orders',
    "I3 Enom's balance fell by 8.95, recorded costs are 8.95",
    'I4 Stripe keeps 19.00, recorded revenue is 19.00',
    'I5 2 events to report, 2 reported; 0 reported again because 0 sends were interrupted',
    'I6 0 jobs held, 1 workers running',
  ])
})

test.each<[string, (ledgers: Ledgers) => void, string[], string]>([
  ['a paid session that the shop does not know', ({ shop }) => void shop.sessions.splice(0), ['I1'], 'cs_1 (order none) is not known'],
  [
    'a paid session whose order still awaits payment',
    ({ shop }) => {
      first(shop.orders).status = 'awaiting_payment'
    },
    ['I1'],
    'its order is awaiting_payment',
  ],
  [
    'a paid order with one certificate too few',
    ({ shop }) => {
      first(shop.orders).pieces = 2
    },
    ['I1'],
    'has 1 certificates instead of 2',
  ],
  [
    'a certificate that nobody bought and nobody was told about',
    ({ shop, enom }) => {
      Object.assign(first(shop.certificates), { place: 'purchase:outcome_unknown', enomCertId: null, cost: null })
      enom.entries.pop()
      first(enom.accounts).balance = 100_000
    },
    ['I1'],
    'has certificate c1 purchase:outcome_unknown, and no one was notified',
  ],
  [
    'a certificate that never gets bought',
    ({ shop, enom }) => {
      Object.assign(first(shop.certificates), { place: 'purchase', enomCertId: null, cost: null, alerted: true })
      enom.entries.pop()
      first(enom.accounts).balance = 100_000
    },
    ['I1'],
    'c1 purchase',
  ],
  [
    'a certificate that Enom refunded without anyone being told',
    ({ shop }) => {
      first(shop.certificates).place = 'closed:refunded_to_buyer'
    },
    ['I1'],
    'has certificate c1 closed:refunded_to_buyer, and no one was notified',
  ],
  [
    'a certificate bought twice',
    ({ enom }) => {
      enom.entries.push({ kind: 'purchase', account: 'keelmark', certId: 100_002, cost: 895 })
      first(enom.accounts).balance -= 895
    },
    ['I2', 'I3'],
    '100002 was bought but belongs to no order',
  ],
  [
    'two orders with one certificate',
    ({ shop }) => void shop.certificates.push({ ...first(shop.certificates), id: 'c2', orderId: 'o2', cost: 0 }),
    ['I2'],
    'c1 and c2 both hold 100001',
  ],
  [
    'a certificate that Enom never sold',
    ({ shop }) => {
      first(shop.certificates).enomCertId = 7
    },
    ['I2'],
    'c1 holds 7, which Enom never sold',
  ],
  [
    'a recorded cost that is off by one cent',
    ({ shop }) => {
      first(shop.certificates).cost = 894
    },
    ['I3'],
    '100001 cost 8.95, c1 says 8.94',
  ],
  [
    'money missing from the balance',
    ({ enom }) => {
      first(enom.accounts).balance -= 1
    },
    ['I3'],
    'the difference is 0.01',
  ],
  ['a charge that the shop does not know', ({ shop }) => void shop.billing.splice(0), ['I4'], 'ch_1 of 19.00 is recorded 0 times'],
  ['a charge recorded twice', ({ shop }) => void shop.billing.push(first(shop.billing)), ['I4'], 'ch_1 of 19.00 is recorded 2 times'],
  [
    'a refund that the shop does not know',
    ({ stripe }) => {
      first(stripe.charges).amount_refunded = 900
      stripe.refunds.push({ id: 're_1', charge: 'ch_1', amount: 900, status: 'succeeded' })
    },
    ['I4'],
    'refund re_1 of 9.00 is recorded 0 times',
  ],
  [
    'a recorded refund that was never made',
    ({ shop }) => void shop.billing.push({ ...first(shop.billing), kind: 'refund', stripeId: 're_2', amount: 900 }),
    ['I4'],
    'the difference is 9.00',
  ],
  [
    'an email that was never sent',
    ({ shop }) => {
      first(shop.mails).status = 'queued'
    },
    ['I5'],
    'order_received:o1 is queued',
  ],
  [
    'an email marked as sent that never arrived',
    ({ inbox }) => void inbox.shift(),
    ['I5'],
    'order_received:o1 is marked as sent but never arrived',
  ],
  ['an email that arrived twice for no reason', ({ inbox }) => void inbox.push(first(inbox)), ['I5'], '1 emails arrived again, but only 0'],
  [
    'an event queued in two rows',
    ({ shop, inbox }) => {
      const again = { ...first(shop.mails), id: 'f1a20818-0000-7000-8000-000000000009' }
      shop.mails.push(again)
      inbox.push({ ...first(inbox), messageId: `<${again.id}@shop.test>` })
    },
    ['I5'],
    'order_received:o1 was queued twice',
  ],
  [
    'a buyer who was never written to',
    ({ shop, inbox }) => void [shop.mails.shift(), inbox.shift()],
    ['I5'],
    'order o1 is paid, but its buyer was not notified',
  ],
  [
    'a job held by a dead worker',
    ({ shop }) => void shop.heldJobs.push({ id: '9', task: 'purchase.run', worker: 'worker-0' }),
    ['I6'],
    'job 9 (purchase.run) is held by worker-0, which is no longer running',
  ],
])('%s is found', (_name, doctor, ids, words) => {
  const found = judged(doctor)
  expect(found.ids).toEqual(ids)
  expect(found.text).toContain(words)
})

test('a full refund settles an order, an interrupted send may be repeated, and a live worker may hold jobs', () => {
  const { ids } = judged(({ stripe, shop, inbox, enom }) => {
    first(stripe.charges).amount_refunded = 1900
    stripe.refunds.push({ id: 're_1', charge: 'ch_1', amount: 1900, status: 'succeeded' })
    shop.billing.push({ orderId: 'o1', certificateId: null, kind: 'refund', status: 'succeeded', amount: 1900, stripeId: 're_1' })
    Object.assign(first(shop.certificates), { place: 'closed:not_purchased', enomCertId: null, cost: null })
    first(shop.orders).status = 'refunded'
    enom.entries.pop()
    first(enom.accounts).balance = 100_000
    inbox.push(first(inbox))
    shop.heldJobs.push({ id: '9', task: 'shop.sweep', worker: 'worker-1' })
    first(shop.mails).attempts = 0
  })
  expect(ids).toEqual([])
})

test('a paid order that is waiting for staff counts as waiting, not as lost', () => {
  const ledgers = honest()
  Object.assign(first(ledgers.shop.certificates), { place: 'purchase:supplier_refused', enomCertId: null, cost: null, alerted: true })
  expect(judge(ledgers)[0]).toMatchObject({ sentence: expect.stringContaining('1 waiting for staff, 0 lost'), broken: [] })
})

test('an alert about a dispute covers the certificates of its own order but not those of another', () => {
  const ledgers = honest()
  Object.assign(first(ledgers.shop.certificates), { place: 'purchase:supplier_refused', enomCertId: null, cost: null })
  const alert = { id: 'm3', orderId: 'o2', onceKey: 'staff_alert:dispute:du_1', status: 'sent', attempts: 1 }
  ledgers.shop.mails.push(alert)
  expect(judge(ledgers)[0]?.broken).toEqual([expect.stringContaining('no one was notified')])
  alert.orderId = 'o1'
  expect(judge(ledgers)[0]).toMatchObject({ sentence: expect.stringContaining('1 waiting for staff, 0 lost'), broken: [] })
})

test('a certificate that Enom refunded needs attention until its buyer is refunded', () => {
  const ledgers = honest()
  Object.assign(first(ledgers.shop.certificates), { place: 'closed:refunded_by_supplier', alerted: true })
  expect(judge(ledgers)[0]?.sentence).toContain('0 with all their certificates, 0 refunded, 1 waiting for staff, 0 lost')
  ledgers.shop.billing.push({ ...first(ledgers.shop.billing), certificateId: 'c1', kind: 'refund', stripeId: 're_1' })
  expect(judge(ledgers)[0]?.sentence).toContain('1 with all their certificates, 0 refunded, 0 waiting for staff, 0 lost')
})
