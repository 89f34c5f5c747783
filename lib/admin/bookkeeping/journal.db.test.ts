import { beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { db } from '../../db/client'
import { readPeriod } from '../reports/period'
import { toWindows1252 } from './datev'
import { exportJournal } from './export-journal'
import { readJournal } from './journal'
import { getLedger, saveLedger } from './ledger'
import { DATEV, type JournalEntry, LEDGER, ledgerInput } from './schema'
import { sumAccounts } from './sum-accounts'
import { sumJournalDays } from './sum-journal-days'

const OWNER = { kind: 'staff', role: 'owner', userId: '01900000-0000-7000-8000-000000000001' } as const
const SUPPORT = { ...OWNER, role: 'support' } as const
const at = (day: string) => new Date(`2026-${day}T10:00:00Z`)
const { span } = readPeriod({ from: '2026-03-01', to: '2026-03-31' })

const entries = async () => {
  const all: JournalEntry[] = []
  for await (const page of readJournal(span)) all.push(...page)
  return all
}

async function textOf(format: 'plain' | 'datev', period = span): Promise<string> {
  const file = await exportJournal(OWNER, { span: period, format })
  if (!file.ok) return file.error.code
  let text = ''
  for await (const part of file.value) text += typeof part === 'string' ? part : Buffer.from(part).toString('latin1')
  return text
}

/** A sale with tax: partly refunded to the buyer, paid out by Stripe, and its certificate bought from Enom and partly refunded by Enom. */
beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
  const { id: userId } = await db.user.create({ data: { email: 'jo@shop.example' } })
  const { id: productId } = await db.product.create({ data: { slug: 'r', name: 'R', summary: 's', typeCode: 'rapidssl' } })
  const { id: accountId } = await db.enomAccount.create({ data: { label: 'Main', loginId: 'keelmark', passwordSealed: 'x' } })
  const line = { position: 1, productId, typeCode: 'rapidssl', productName: 'R', typeName: 'R', years: 1, quantity: 1, unitAmount: 2400 }
  const order = await db.order.create({
    data: {
      userId,
      email: 'jo@shop.example',
      number: 10_001,
      status: 'paid',
      currency: 'USD',
      total: 2400,
      basketHash: 'b',
      items: { create: { ...line, activation: 'automatic' } },
    },
    include: { items: true },
  })
  const about = { orderId: order.id, currency: 'USD' }
  const charge = await db.charge.create({ data: { ...about, stripeId: 'pi_1', amount: 2400, createdAt: at('03-02') } })
  const byBank = await db.charge.create({
    data: { ...about, paidBy: 'bank_transfer', reference: '=1+1', amount: 1000, createdAt: at('03-03') },
  })
  await db.charge.create({ data: { ...about, paidBy: 'free', reference: 'gift', amount: 0, createdAt: at('03-03') } })
  const refund = await db.refund.create({
    data: {
      ...about,
      chargeId: charge.id,
      cause: 'staff',
      status: 'succeeded',
      amount: 600,
      stripeId: 're_1',
      idempotencyKey: 'k',
      actor: 'system',
      settledAt: at('03-04'),
    },
  })
  const document = { ...about, seller: {}, buyer: {}, lines: [], taxNote: '', movedAt: at('03-02') }
  const taxes = (net: number, amount: number) => [{ name: 'VAT', rate: 2000, reason: 'standard', net, amount }]
  const reverse = [{ name: 'VAT reverse charge', rate: 0, reason: 'reverse_charge', net: 700, amount: 0 }]
  await db.invoice.createMany({
    data: [
      {
        ...document,
        kind: 'invoice',
        number: 'INV-2026-00001',
        chargeId: charge.id,
        issuedAt: at('03-02'),
        net: 2000,
        total: 2400,
        taxes: taxes(2000, 400),
      },
      {
        ...document,
        kind: 'credit_note',
        number: 'CN-2026-00001',
        refundId: refund.id,
        issuedAt: at('03-04'),
        net: 500,
        total: 600,
        taxes: taxes(500, 100),
      },
      {
        ...document,
        kind: 'invoice',
        number: 'INV-2026-00002',
        chargeId: byBank.id,
        issuedAt: at('03-03'),
        net: 1000,
        total: 1000,
        taxes: reverse,
      },
    ],
  })
  const payout = { amount: 1190, currency: 'EUR', status: 'paid', isAutomatic: true, createdAt: at('03-05'), arrivesAt: at('03-07') }
  await db.stripePayout.createMany({
    data: [
      { id: 'po_1', ...payout },
      { id: 'po_2', ...payout, status: 'failed' },
    ],
  })
  const moved = {
    payoutId: 'po_1',
    currency: 'EUR',
    description: '',
    at: at('03-05'),
    fee: 0,
    source: null,
    sourceAmount: null,
    sourceCurrency: null,
  }
  await db.stripeMovement.createMany({
    data: [
      { ...moved, id: 'txn_1', type: 'charge', amount: 2000, fee: 110, source: 'pi_1', sourceAmount: 2400, sourceCurrency: 'USD' },
      { ...moved, id: 'txn_2', type: 'refund', amount: -500, source: 're_1', sourceAmount: 600, sourceCurrency: 'USD' },
      { ...moved, id: 'txn_3', type: 'adjustment', amount: -150, source: 'du_1' },
      { ...moved, id: 'txn_4', type: 'stripe_fee', amount: -50 },
      { ...moved, id: 'txn_5', type: 'payout', amount: -1190, source: 'po_1' },
    ],
  })
  const certificate = await db.certificate.create({
    data: {
      orderId: order.id,
      orderItemId: order.items[0]?.id ?? '',
      ordinal: 1,
      userId,
      typeCode: 'rapidssl',
      years: 1,
      stage: 'setup',
      cost: 895,
      enomAccountId: accountId,
      enomOrderId: 4711,
    },
  })
  const bought = { kind: 'purchase', certificateId: certificate.id, accountId, enomProdType: 23, years: 1, highestBefore: 0 } as const
  await db.supplierOperation.createMany({
    data: [
      { ...bought, state: 'succeeded', startedAt: at('03-02') },
      { ...bought, state: 'refused', startedAt: at('03-02') },
    ],
  })
  const ticket = {
    certificateId: certificate.id,
    kind: 'refund',
    status: 'answered',
    text: '',
    openedAt: at('03-04'),
  } as const
  await db.supplierTicket.create({ data: { ...ticket, onceKey: 't', answeredAt: at('03-06'), received: 895 } })
  const refill = { accountId, amount: 50_000, notedBy: 'system', notedAt: at('03-01') }
  await db.enomRefill.createMany({
    data: [
      { ...refill, at: at('03-01'), reference: 'R1' },
      { ...refill, at: at('04-01'), reference: 'R2' },
    ],
  })
})

test('the journal contains every movement of the period once, debits equal credits, and Stripe’s account ends at zero', async () => {
  await sumJournalDays()
  const { sums, entries: count } = await sumAccounts(SUPPORT, span)
  expect(Object.fromEntries(sums.map(({ key, currency, debit, credit }) => [`${key} ${currency}`, debit - credit]))).toEqual({
    'bank EUR': 1190,
    'disputes EUR': 150,
    'exchange EUR': -1500,
    'exchange USD': 1800,
    'fees EUR': 160,
    'stripe EUR': 0,
    'bank USD': -49_000,
    'enom USD': 50_000,
    'purchases USD': 0,
    'receivables USD': 0,
    'revenue USD': -1800,
    'reverse USD': -700,
    'stripe USD': 0,
    'tax USD': -300,
  })
  for (const currency of ['USD', 'EUR']) {
    const own = sums.filter((sum) => sum.currency === currency)
    expect(own.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0)
  }
  const all = await entries()
  expect(all).toHaveLength(count)
  expect(all.every(({ amount }) => amount > 0)).toBe(true)
  expect(new Set(all.map(({ key }) => key)).size).toBe(count)
  expect(all.map(({ at: when }) => when.getTime())).toEqual(all.map(({ at: when }) => when.getTime()).sort((one, other) => one - other))
  expect(await sumAccounts({ kind: 'client', userId: OWNER.userId }, span)).toEqual({ sums: [], entries: 0 })
})

test('a returned refund stays in the month in which it was sent, and its return is booked in the month in which it arrived', async () => {
  const charge = await db.charge.findFirstOrThrow({ where: { stripeId: 'pi_1' } })
  const about = { orderId: charge.orderId, currency: 'USD' }
  const settled = { cause: 'staff', status: 'failed', actor: 'system', settledAt: at('05-31') } as const
  const refund = await db.refund.create({
    data: { ...about, ...settled, chargeId: charge.id, amount: 300, stripeId: 're_2', idempotencyKey: 'k2' },
  })
  const document = { ...about, seller: {}, buyer: {}, lines: [], taxes: [], taxNote: '', refundId: refund.id, net: 300, total: 300 }
  await db.invoice.createMany({
    data: [
      { ...document, kind: 'credit_note', number: 'CN-2026-00002', issuedAt: at('05-31'), movedAt: at('05-31') },
      { ...document, kind: 'invoice', number: 'INV-2026-00003', issuedAt: at('06-02'), movedAt: at('05-31') },
    ],
  })
  const moved = { payoutId: 'po_1', currency: 'EUR', description: '', fee: 0, source: 're_2', sourceAmount: 300, sourceCurrency: 'USD' }
  await db.stripeMovement.createMany({
    data: [
      { ...moved, id: 'txn_6', type: 'refund', amount: -250, at: at('05-31') },
      { ...moved, id: 'txn_7', type: 'refund_failure', amount: 250, at: at('06-02') },
    ],
  })
  await sumJournalDays()
  const balances = async (from: string, to: string) => {
    const { sums } = await sumAccounts(SUPPORT, readPeriod({ from, to }).span)
    return Object.fromEntries(sums.map(({ key, currency, debit, credit }) => [`${key} ${currency}`, debit - credit]))
  }
  const sent = { 'exchange EUR': 250, 'exchange USD': -300, 'receivables USD': 0, 'revenue USD': 300, 'stripe EUR': -250, 'stripe USD': 0 }
  expect(await balances('2026-05-01', '2026-05-31')).toEqual(sent)
  expect(await balances('2026-06-01', '2026-06-30')).toEqual({
    ...sent,
    'exchange EUR': -250,
    'exchange USD': 300,
    'revenue USD': -300,
    'stripe EUR': 250,
  })
})

test('a long journal is read a page at a time without gaps or duplicates', async () => {
  const { id: accountId } = await db.enomAccount.findFirstOrThrow()
  const day = new Date('2027-01-05')
  const noted = { accountId, at: day, amount: 1, notedBy: 'system', notedAt: day }
  await db.enomRefill.createMany({ data: Array.from({ length: 1001 }, (_, index) => ({ ...noted, reference: `many ${index}` })) })
  const pages: number[] = []
  const seen = new Set<string>()
  for await (const page of readJournal({ from: day, until: new Date('2027-01-06') })) {
    pages.push(page.length)
    for (const { key } of page) seen.add(key)
  }
  expect([pages, seen.size]).toEqual([[500, 500, 1], 1001])
})

test('the files contain the account numbers that staff chose and no formula that a spreadsheet would run; only roles with the export permission can download them', async () => {
  const usual = await getLedger(SUPPORT)
  expect(usual).toMatchObject({ receivables: LEDGER.receivables.number, client: DATEV.client.number })
  expect(ledgerInput.safeParse({ ...usual, bank: '12a' }).success).toBe(false)
  const input = ledgerInput.parse({ ...usual, bank: '1800', version: 'older' })
  expect(await saveLedger(SUPPORT, input)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveLedger(OWNER, input)).toMatchObject({ error: { code: 'changed-since' } })
  expect(await saveLedger(OWNER, { ...input, version: undefined })).toMatchObject({ ok: true })
  const plain = await textOf('plain')
  expect(plain).toContain('Date,Document,Account,Counter-account,Amount,Currency,Tax,Text\r\n')
  expect(plain).toContain('2026-03-02,INV-2026-00001,1410,8200,20.00,USD,VAT 20%,"Invoice INV-2026-00001, order 10001"\r\n')
  expect(plain).toContain("2026-03-03,'=1+1,1800,1410,10.00,USD,,Payment of order 10001\r\n")
  const datev = await textOf('datev')
  expect(datev).toMatch(/^"EXTF";700;21;"Buchungsstapel";12;\d{17};;"KM";"";"";1001;1;20260101;4;20260301;20260331;"Keelmark";/)
  expect(datev).toContain('4,00;"S";"USD";;;"";1410;1776;"";0203;"INV-2026-00001";"";;"Invoice INV-2026-00001, order 10001"\r\n')
  expect(datev).toContain(';0303;"1+1";')
  expect(datev.split('\r\n')).toHaveLength((await entries()).length + 3)
  expect(await textOf('datev', readPeriod({ from: '2025-12-31', to: '2026-01-01' }).span)).toBe('several-years')
  expect(await exportJournal(SUPPORT, { span, format: 'plain' })).toEqual({ ok: false, error: { code: 'not-included' } })
  expect(await db.auditEntry.count({ where: { action: { in: ['list.export', 'settings.ledger'] } } })).toBe(3)
  expect([...toWindows1252('Ü€’ł')]).toEqual([0xdc, 0x80, 0x92, 0x6c])
})

test('the daily sums equal the journal, and follow every later change', async () => {
  const period = readPeriod({ from: '2026-01-01', to: '2027-12-31' }).span
  const inJournal = async () => {
    const sums = new Map<string, number>()
    for await (const page of readJournal(period)) {
      for (const { debit, credit, amount, currency } of page) {
        for (const [key, side] of [
          [debit, 'debit'],
          [credit, 'credit'],
        ] as const) {
          const name = `${key} ${currency} ${side}`
          sums.set(name, (sums.get(name) ?? 0) + amount)
        }
      }
    }
    return Object.fromEntries(sums)
  }
  const seen = new Set<string>()
  const same = async () => {
    await sumJournalDays()
    const { sums } = await sumAccounts(SUPPORT, period)
    const summed = sums.flatMap(({ key, currency, debit, credit }) => [
      [`${key} ${currency} debit`, debit] as const,
      [`${key} ${currency} credit`, credit] as const,
    ])
    expect(Object.fromEntries(summed.filter(([, amount]) => amount > 0))).toEqual(await inJournal())
    expect(await db.journalDayDue.count()).toBe(0)
    seen.add(JSON.stringify(sums))
  }
  await same()
  const { id: certificateId } = await db.certificate.findFirstOrThrow()
  const { id: accountId } = await db.enomAccount.findFirstOrThrow()
  const bought = { kind: 'purchase', certificateId, accountId, enomProdType: 23, years: 1, highestBefore: 0 } as const
  const changes = [
    () => db.certificate.update({ where: { id: certificateId }, data: { cost: 900 } }),
    () => db.supplierOperation.create({ data: { ...bought, state: 'succeeded', startedAt: at('03-05') } }),
    () => db.supplierTicket.updateMany({ data: { received: 100 } }),
    () => db.stripePayout.update({ where: { id: 'po_2' }, data: { status: 'paid' } }),
    () => db.stripeMovement.update({ where: { id: 'txn_4' }, data: { amount: -60 } }),
    () => db.charge.updateMany({ where: { paidBy: 'bank_transfer' }, data: { amount: 1100 } }),
    () => db.refund.updateMany({ where: { stripeId: 're_1' }, data: { status: 'failed' } }),
    () => db.invoice.updateMany({ where: { number: 'INV-2026-00002' }, data: { issuedAt: at('03-09'), total: 1100 } }),
    () => db.enomRefill.deleteMany({ where: { reference: 'R2' } }),
    () => db.enomAccount.update({ where: { id: accountId }, data: { testMode: false } }),
    () => db.enomAccount.update({ where: { id: accountId }, data: { testMode: true } }),
  ]
  for (const change of changes) {
    await change()
    await same()
  }
  expect(seen.size).toBe(changes.length)
})
