import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { columnsOf, placeOf } from '../../certificates/lifecycle/places'
import { placed } from '../../certificates/testing/place'
import type { DifferenceKind } from '../../db/generated/enums'
import { startEnomSimulator } from '../../enom/simulator/start'
import { formatMoney } from '../../money'

// The settings are read at import, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { charged, refunded } = await import('../../refunds/testing/books')
const { disputed } = await import('../../disputes/testing/disputed')
const { Prisma } = await import('../../db/generated/client')
const { leaveOpen, untilItWaits } = await import('../../db/testing/test-locks')
const { getCertificateHistory } = await import('../../admin/history')
const { ADMIN, openShop, payFor, requestFor, startOperation } = await import('../../certificates/testing/shop')
const { howEnded } = await import('../../certificates/settlement/unreturned')
const { needsStaff } = await import('../../certificates/view/needs-staff')
const { poll } = await import('../../certificates/validation/poll')
const { listOrders: listAllOrders } = await import('../../admin/lists/list-orders')
const { listOrders } = await import('../../orders/view/list-orders')
const { orderWords } = await import('../../orders/view/text')
const { getTimeline } = await import('../../certificates/view/queries')
const { openRegistrar } = await import('../../registrar/connection/open-registrar')
const { findOrMakeUser } = await import('../../users/find-or-make-user')
const { auditAccount } = await import('../compare/audit-account')
const { bindOrphan } = await import('./bind-orphan')
const { importOrphan } = await import('./import-orphan')
const { checkDifferenceNow } = await import('./check-now')
const { markRefunded } = await import('./mark-refunded')
const { dismissAllOrphans } = await import('./dismiss')
const { dismiss } = await import('./dismiss')
const { LAST_RUNS } = await import('../view/queries')
const { countOrphans, getAudit, getDifference, listDifferences } = await import('../view/queries')
const { retryUnbought } = await import('./retry-unbought')
const { startAudit } = await import('../schedule')
const { acceptBalance } = await import('./accept-balance')
const { acceptCost } = await import('./accept-cost')
const { bookAll } = await import('../testing/books')
const { cureOf } = await import('../text')

const { accountId } = await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const
const done = { ok: true }
const INSTANT = 212

const audit = () => auditAccount(accountId)
const open = async () => (await listDifferences(staff)).rows
const only = async () => {
  const [row, ...more] = await open()
  if (!row || more.length) throw new Error(`not one difference: ${[row, ...more].map((one) => `${one?.kind} ${one?.about}`)}`)
  return row
}

/** Creates a certificate at Enom that the shop did not buy. `status` is Enom's. */
async function atEnom(status: 1 | 2 | 4) {
  const before = new Set(enom.state.certificates().map(({ certId }) => certId))
  await enom.operate('seed-certificates', { count: 1, statusMix: { [status]: 1 }, prodTypes: [23], days: 0 })
  const made = enom.state.certificates().find(({ certId }) => !before.has(certId))
  if (!made) throw new Error('not seeded')
  return made
}

beforeEach(async () => {
  const here = new Set((await db.certificate.findMany()).map(({ enomCertId }) => enomCertId))
  await bookAll(
    accountId,
    enom.state.certificates().filter(({ certId }) => !here.has(certId)),
  )
  await db.auditDifference.deleteMany()
  await db.auditRun.deleteMany()
})
afterAll(() => enom.close())

/** Sets up a certificate and has it issued, as if on Enom's own website. */
async function issueAtEnom(enomCertId: number, domain: string) {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) throw new Error('no account')
  await enom.operate('set-switches', { instant: true })
  const contacts = { admin: { ...ADMIN, phone: '+441134960000' } }
  await registrar.configure({ enomCertId, csrPem: requestFor(domain), serverTypeId: 18, contacts })
  await registrar.submit({
    operationId: await startOperation(registrar.accountId, 'submission'),
    enomCertId,
    approverEmail: `admin@${domain}`,
  })
  const made = enom.state.certificates().find(({ certId }) => certId === enomCertId)
  if (!made) throw new Error('not there')
  return made
}

test('an imported certificate belongs to the client, is not a sale, and leaves no difference behind', async () => {
  const { certId } = await atEnom(1)
  const made = await issueAtEnom(certId, 'old.example.com')
  await audit()
  const { id, amount } = await only()
  expect(amount).toEqual({ amount: made.cost, currency: 'USD' })
  expect(await importOrphan(staff, id, { email: 'no address' })).toEqual({ ok: false, error: { code: 'bad-email' } })
  await enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-then-error' })
  expect(await importOrphan(staff, id, { email: 'old@shop.example' })).toMatchObject({ ok: false, error: { code: 'enom-refused' } })
  const mails = await db.mail.count()
  const imported = await importOrphan(staff, id, { email: ' Old.Client@Shop.example ', language: 'es' })
  expect(imported).toMatchObject(done)
  const certificate = await db.certificate.findFirstOrThrow({
    where: { enomCertId: made.certId },
    include: { order: true, user: true, files: true },
  })
  expect(certificate.problemText).toBeNull()
  const timeline = await getTimeline({ kind: 'client', userId: certificate.userId }, certificate.id)
  expect(timeline).toMatchObject([{ text: 'Added to your account', by: 'our team' }])
  expect(certificate).toMatchObject({
    stage: 'issued',
    issuedAt: expect.any(Date),
    cost: made.cost,
    enomOrderId: made.orderId,
    user: { email: 'old.client@shop.example', language: 'es' },
  })
  expect(certificate.order).toMatchObject({ source: 'import', status: 'paid', total: 0, paidAt: null })
  const [listed] = (await listOrders({ kind: 'client', userId: certificate.userId })).rows
  expect([listed?.id, listed && orderWords(listed).label]).toEqual([certificate.orderId, 'Imported'])
  expect((await listAllOrders(staff, { status: 'imported' })).rows.map(({ id: orderId }) => orderId)).toEqual([certificate.orderId])
  expect([certificate.files.length, await db.charge.count(), await db.mail.count()]).toEqual([1, 0, mails])
  await audit()
  expect(await open()).toEqual([])
  expect(await importOrphan(staff, id, { email: 'other@shop.example' })).toEqual({ ok: false, error: { code: 'already-resolved' } })
  expect(await getDifference(staff, id)).toMatchObject({
    importedFor: { certificateId: certificate.id, email: 'old.client@shop.example' },
    certificate: { id: certificate.id, name: 'old.example.com' },
    ours: { email: 'old.client@shop.example' },
  })
})

test('a certificate imported while the authority is processing it is tracked like any other; one not set up waits for its client', async () => {
  for (const [status, expected] of [
    [2, 'validation:approval'],
    [1, 'setup'],
  ] as const) {
    const made = await atEnom(status)
    await audit()
    expect(await importOrphan(staff, (await only()).id, { email: 'client@shop.example' })).toMatchObject(done)
    const certificate = await db.certificate.findFirstOrThrow({ where: { enomCertId: made.certId } })
    expect([placeOf(certificate), certificate.nextCheckAt !== null]).toEqual([expected, status === 2])
  }
})

test('a certificate imported by two members of staff at the same time is imported once', async () => {
  const made = await atEnom(4)
  await audit()
  const { id } = await only()
  const both = await Promise.all(['one@shop.example', 'two@shop.example'].map((email) => importOrphan(staff, id, { email })))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.certificate.count({ where: { enomCertId: made.certId } })).toBe(1)
})

test('two imports of a type the shop does not sell get separate orders but share one new product', async () => {
  const product = { slug: 'imported-comodo-instant', name: 'Instant', summary: 's', typeCode: 'comodo-instant' }
  await enom.operate('seed-certificates', { count: 1, statusMix: { 1: 1 }, prodTypes: [INSTANT], days: 0 })
  await audit()
  const { id } = await only()
  const commit = await leaveOpen(async (tx) => {
    await findOrMakeUser(tx, 'at-once@shop.example')
    await tx.product.create({ data: product })
  })
  const imported = importOrphan(staff, id, { email: 'at-once@shop.example' })
  await untilItWaits(imported)
  await commit()
  expect(await imported).toMatchObject(done)
  const items = await db.orderItem.findMany({ where: { typeCode: 'comodo-instant' }, select: { product: { select: { slug: true } } } })
  expect(items).toEqual([{ product: { slug: product.slug } }])
})

test('a certificate just bound to another order is not imported', async () => {
  const { certId } = await atEnom(1)
  await audit()
  const { id } = await only()
  const { id: other } = await payFor('rapidssl')
  const commit = await leaveOpen((tx) =>
    tx.certificate.update({ where: { id: other }, data: { enomAccountId: accountId, enomCertId: certId, ...placed('setup') } }),
  )
  const imported = importOrphan(staff, id, { email: 'client@shop.example' })
  await untilItWaits(imported)
  await commit()
  expect(await imported).toEqual({ ok: false, error: { code: 'already-bound' } })
})

test('an orphan can be bound only to an order waiting for a matching certificate', async () => {
  const { id: waiting } = await payFor('rapidssl')
  const { id: longer } = await payFor('rapidssl', { years: 2 })
  const made = await atEnom(1)
  await audit()
  const { id } = await only()
  expect((await getDifference(staff, id))?.waiting.map((one) => one.id)).toEqual([waiting])
  expect(await bindOrphan(staff, id, { certificateId: longer })).toEqual({ ok: false, error: { code: 'no-waiting-order' } })
  await db.certificate.update({ where: { id: waiting }, data: { ...placed('purchase:outcome_unknown') } })
  await enom.operate('set-product', { prodType: 23, resellerPrice: made.cost + 100 })
  expect(await bindOrphan(staff, id, { certificateId: waiting })).toEqual({ ok: true, value: undefined })
  await enom.operate('set-product', { prodType: 23, resellerPrice: made.cost })
  expect(await db.certificate.findUniqueOrThrow({ where: { id: waiting } })).toMatchObject({
    ...columnsOf('setup'),
    enomCertId: made.certId,
    cost: made.cost,
  })
  await audit()
  expect(await open()).toEqual([])
})

test('an orphan set up at Enom cannot be bound to any order, even if it was set up after the comparison', async () => {
  const { id: waiting } = await payFor('rapidssl')
  const refused = { ok: false, error: { code: 'certificate', refusal: { code: 'set-up-at-enom' } } }
  const { certId } = await atEnom(1)
  await audit()
  const { id } = await only()
  await issueAtEnom(certId, 'elsewhere.example.com')
  expect((await getDifference(staff, id))?.waiting).toHaveLength(1)
  expect(await bindOrphan(staff, id, { certificateId: waiting })).toEqual(refused)
  await audit()
  expect((await getDifference(staff, id))?.waiting).toEqual([])
  expect(await bindOrphan(staff, id, { certificateId: waiting })).toEqual(refused)
  expect(await db.certificate.findUniqueOrThrow({ where: { id: waiting } })).toMatchObject({ ...columnsOf('purchase'), enomCertId: null })
  expect(await importOrphan(staff, id, { email: 'elsewhere@shop.example' })).toMatchObject(done)
  await db.certificate.update({ where: { id: waiting }, data: { ...placed('closed:not_purchased') } })
})

test('I3: the cost of a bound orphan is the amount the comparison read from the account’s history', async () => {
  const { id: waiting } = await payFor('rapidssl')
  const made = await atEnom(1)
  await audit()
  const { id } = await only()
  await db.auditDifference.update({ where: { id }, data: { amount: 4321 } })
  expect(await bindOrphan(staff, id, { certificateId: waiting })).toMatchObject(done)
  const where = { enomCertId: made.certId }
  expect(await db.certificate.findFirstOrThrow({ where })).toMatchObject({ cost: 4321 })
  await db.certificate.updateMany({ where, data: { cost: made.cost } })
})

test('a dismissed difference is not reported again until it changes', async () => {
  const made = await atEnom(1)
  await audit()
  const { id } = await only()
  expect(await dismiss(staff, id, { note: '  ' })).toEqual({ ok: false, error: { code: 'note-missing' } })
  expect(await dismiss(staff, id, { note: 'bought by hand for our own site' })).toMatchObject(done)
  await db.mail.deleteMany()
  await audit()
  expect([await open(), await db.mail.count()]).toEqual([[], 0])
  expect((await getDifference(staff, id))?.events.map(({ kind }) => kind)).toEqual(['difference.put_aside', 'difference.found'])
  await issueAtEnom(made.certId, 'aside.example.com')
  await audit()
  expect([(await only()).id, await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:audit:' } } })]).toEqual([id, 1])
})

test('all orphans that predate the shop are dismissed at once; other differences stay open', async () => {
  const [, , third] = [await atEnom(1), await atEnom(1), await atEnom(4)]
  await bookAll(accountId, [{ ...third, cost: third.cost + 1 }])
  await audit()
  const { count, mark: shown } = await countOrphans(staff)
  expect(count).toBe(2)
  expect(await dismissAllOrphans(staff, { note: '', shown })).toEqual({ ok: false, error: { code: 'note-missing' } })
  expect(await dismissAllOrphans(staff, { note: 'from before', shown })).toEqual({ ok: true, value: { count: 2 } })
  await audit()
  expect((await open()).map(({ kind }) => kind)).toEqual(['cost_differs'])
  expect((await listDifferences(staff, { dismissed: true })).rows).toHaveLength(2)
  await db.certificate.updateMany({ where: { enomCertId: third.certId }, data: { cost: third.cost } })
})

test('orphans that appeared or changed after the page was loaded are not dismissed', async () => {
  const notAsShown = { ok: false, error: { code: 'not-as-shown' } }
  const asideAfter = async (work: () => Promise<unknown>) => {
    const { mark: shown } = await countOrphans(staff)
    await work()
    return dismissAllOrphans(staff, { note: 'from before', shown })
  }
  const first = await atEnom(1)
  await atEnom(1)
  await audit()
  const another = async () => {
    await atEnom(1)
    await audit()
  }
  const further = async () => {
    await issueAtEnom(first.certId, 'further.example.com')
    await audit()
  }
  expect([await asideAfter(another), await asideAfter(further), await open()]).toMatchObject([notAsShown, notAsShown, { length: 3 }])
  expect(await asideAfter(async () => undefined)).toEqual({ ok: true, value: { count: 3 } })
  expect(await countOrphans(client)).toEqual({ count: 0, mark: '' })
})

test('an orphan that changes during a bulk dismissal stays open while the others are dismissed', async () => {
  for (let each = 0; each < 3; each += 1) await atEnom(1)
  await audit()
  const { mark: shown } = await countOrphans(staff)
  const [{ id } = { id: '' }] = await open()
  const commit = await leaveOpen((tx) => tx.auditDifference.update({ where: { id }, data: { detail: { stage: 'issued' } } }))
  const putting = dismissAllOrphans(staff, { note: 'from before', shown })
  await untilItWaits(putting)
  await commit()
  expect(await putting).toEqual({ ok: true, value: { count: 2 } })
  expect((await only()).id).toBe(id)
  const again = await countOrphans(staff)
  expect([again.count, again.mark === shown]).toEqual([1, false])
})

test('Enom’s cost is accepted only if ours has not changed since the comparison', async () => {
  const made = await atEnom(4)
  await bookAll(accountId, [{ ...made, cost: made.cost - 1 }])
  await audit()
  const { id, certificate } = await only()
  const where = { id: certificate?.id ?? '' }
  await db.certificate.update({ where, data: { cost: 1 } })
  expect(await acceptCost(staff, id)).toEqual({ ok: false, error: { code: 'cost-moved' } })
  await db.certificate.update({ where, data: { cost: made.cost - 1 } })
  expect(await acceptCost(staff, id)).toMatchObject(done)
  expect(await db.certificate.findUniqueOrThrow({ where, include: { events: true } })).toMatchObject({
    cost: made.cost,
    events: [{ kind: 'certificate.cost_corrected', actor: `staff:${staff.userId}` }],
  })
  const usd = (amount: number) => formatMoney({ amount, currency: 'USD' })
  const [corrected] = await getCertificateHistory(staff, where.id)
  expect(corrected?.detail).toBe(`to: ${usd(made.cost)}, from: ${usd(made.cost - 1)}`)
  await audit()
  expect(await open()).toEqual([])
})

test('staff can end a certificate that Enom refunded and recheck one that is ahead at Enom', async () => {
  const [refunded, ahead] = [await atEnom(4), await atEnom(4)]
  await bookAll(accountId, [refunded, { ...ahead, status: 2 }])
  await enom.operate('refund', { certId: refunded.certId })
  await audit()
  const [stale, upstream] = (await open()).toSorted((one, other) => other.kind.localeCompare(one.kind))
  expect((await getDifference(staff, upstream?.id ?? ''))?.ours?.isPaid).toBe(false)
  expect(await markRefunded(staff, upstream?.id ?? '')).toMatchObject(done)
  const ended = await db.certificate.findFirstOrThrow({ where: { enomCertId: refunded.certId } })
  expect(ended).toMatchObject({ ...columnsOf('closed:refunded_by_supplier'), issuedAt: expect.any(Date) })
  // The shop was never paid for the certificate, so no refund is owed.
  expect(await db.mail.count({ where: { certificateId: ended.id } })).toBe(0)
  expect(await howEnded(db, [{ ...ended, source: 'import' }])).toEqual(new Map([[ended.id, 'never_paid']]))
  expect(await checkDifferenceNow(staff, stale?.id ?? '')).toMatchObject(done)
  const [job] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where key = ${`certificate.poll:${stale?.certificate?.id}`}`
  expect([job?.count, await open()]).toEqual([1, []])
  await poll(stale?.certificate?.id ?? '')
  await audit()
  expect(await open()).toEqual([])
})

test('a certificate whose status changed since the comparison is not ended as refunded until it is compared again', async () => {
  const made = await atEnom(2)
  await bookAll(accountId, [made])
  await enom.operate('refund', { certId: made.certId })
  await audit()
  const { id, certificate } = await only()
  const where = { id: certificate?.id ?? '' }
  await db.certificate.update({ where, data: { ...placed('validation:issuing') } })
  expect(await markRefunded(staff, id)).toEqual({ ok: false, error: { code: 'moved-meanwhile' } })
  expect([(await only()).id, placeOf(await db.certificate.findUniqueOrThrow({ where }))]).toEqual([id, 'validation:issuing'])
  await audit()
  expect(await markRefunded(staff, id)).toMatchObject(done)
  expect(await db.certificate.findUniqueOrThrow({ where })).toMatchObject({ ...columnsOf('closed:refunded_by_supplier'), issuedAt: null })
})

test('a paid certificate that Enom refunded waits for staff until its buyer is refunded', async () => {
  const made = await atEnom(2)
  const { id: certificateId, orderId } = await payFor('rapidssl')
  await db.certificate.update({ where: { id: certificateId }, data: { ...placed('setup') } })
  const theirs = { enomAccountId: accountId, enomCertId: made.certId, enomOrderId: made.orderId, cost: made.cost }
  await db.certificate.update({ where: { id: certificateId }, data: { ...placed('submission'), ...theirs } })
  await enom.operate('refund', { certId: made.certId })
  await audit()
  const { id } = await only()
  const isPaid = async () => (await getDifference(staff, id))?.ours?.isPaid
  expect(await isPaid()).toBe(true)
  await charged(orderId)
  const { id: refundId } = await refunded(orderId, { amount: 1900, only: certificateId })
  expect(await isPaid()).toBe(false)
  await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
  const dispute = { id: await disputed(orderId) }
  expect(await isPaid()).toBe(false)
  await db.dispute.update({ where: dispute, data: { status: 'won' } })
  expect(await markRefunded(staff, id)).toMatchObject(done)
  const subject = 'Enom refunded a certificate, but the buyer has not been refunded'
  expect(await db.mail.findMany({ where: { certificateId } })).toMatchObject([{ kind: 'staff_alert', data: { subject } }])
  expect(await db.certificate.count({ where: { AND: [{ id: certificateId }, await needsStaff()] } })).toBe(1)
})

test('the next comparison starts from a balance that staff have accepted', async () => {
  await audit()
  await db.auditRun.updateMany({ data: { balance: { increment: 5 } } })
  await audit()
  const { id } = await only()
  expect(await acceptBalance(staff, id, { note: 'a bank fee' })).toMatchObject(done)
  await audit()
  expect(await open()).toEqual([])
})

test('only staff can see a difference, repair it or start a comparison', async () => {
  await atEnom(1)
  await audit()
  const { id } = await only()
  const refused = { ok: false, error: { code: 'not-found' } }
  expect(await listDifferences(client)).toEqual({ rows: [], next: null })
  expect(await getDifference(client, id)).toBeNull()
  for (const answer of [
    await dismiss(client, id, { note: 'x' }),
    await dismissAllOrphans(client, { note: 'x', shown: 'x' }),
    await importOrphan(client, id, { email: 'client@shop.example' }),
    await bindOrphan(client, id, { certificateId: id }),
    await acceptCost(client, id),
    await acceptBalance(client, id, { note: 'x' }),
    await checkDifferenceNow(client, id),
    await markRefunded(client, id),
    await startAudit(client),
  ]) {
    expect(answer).toEqual(refused)
  }
})

/** Creates a certificate at Enom and records it in the shop, with the given differences. */
async function booked(status: 2 | 4, other: { status?: number; cost?: number } = {}) {
  const made = await atEnom(status)
  await bookAll(accountId, [{ ...made, ...other }])
  return made
}

const everything = async () => [
  await db.certificate.findMany({ orderBy: { id: 'asc' } }),
  await db.certificateEvent.count(),
  await db.order.count(),
  await db.auditRun.findMany(),
  await db.$queryRaw`select key, run_at from graphile_worker.jobs order by id`,
]

test.each<[string, DifferenceKind, () => Promise<unknown>, (id: string) => Promise<unknown>]>([
  ['put aside', 'orphan', () => atEnom(1), (id) => dismiss(staff, id, { note: 'ours' })],
  ['imported', 'orphan', () => atEnom(1), (id) => importOrphan(staff, id, { email: 'third@shop.example' })],
  [
    'bound',
    'orphan',
    async () => {
      await payFor('rapidssl')
      await atEnom(1)
    },
    async (id) => bindOrphan(staff, id, { certificateId: (await getDifference(staff, id))?.waiting[0]?.id ?? '' }),
  ],
  ['taken over', 'cost_differs', () => booked(4, { cost: 1 }), (id) => acceptCost(staff, id)],
  ['looked at', 'stale', () => booked(4, { status: 2 }), (id) => checkDifferenceNow(staff, id)],
  ['ended', 'refunded_upstream', async () => enom.operate('refund', { certId: (await booked(4)).certId }), (id) => markRefunded(staff, id)],
  [
    'Balance accepted',
    'balance_differs',
    async () => {
      await audit()
      await db.auditRun.updateMany({ data: { balance: { increment: 5 } } })
    },
    (id) => acceptBalance(staff, id, { note: 'a bank fee' }),
  ],
  [
    'tried again',
    'paid_not_bought',
    async () => {
      const { id } = await payFor('rapidssl')
      await db.certificate.update({ where: { id }, data: { ...placed('purchase:supplier_refused'), createdAt: new Date('2026-01-01') } })
    },
    (id) => retryUnbought(staff, id),
  ],
])(
  'a repair (%s) is refused and stores nothing if someone else resolves the difference at the same moment',
  async (_, kind, arrange, repair) => {
    await arrange()
    await audit()
    const { id } = await db.auditDifference.findFirstOrThrow({ where: { kind, resolvedAt: null } })
    const before = await everything()
    const end = { resolvedAt: new Date(), resolvedBy: 'staff:1', resolution: 'put_aside' }
    const commit = await leaveOpen((tx) => tx.auditDifference.update({ where: { id }, data: end }))
    const repaired = repair(id)
    await untilItWaits(repaired)
    await commit()
    expect(await repaired).toEqual({ ok: false, error: { code: 'already-resolved' } })
    expect(await everything()).toEqual(before)
  },
)

/** Returns how many rows of a table were read according to a PostgreSQL query plan. */
function rowsRead(plan: unknown, table: string): number {
  if (Array.isArray(plan)) return plan.reduce<number>((sum, one) => sum + rowsRead(one, table), 0)
  if (plan === null || typeof plan !== 'object') return 0
  const { 'Relation Name': name, 'Actual Rows': rows, 'Actual Loops': loops } = plan as Record<string, unknown>
  const own = name === table ? Number(rows) * Number(loops) : 0
  return own + Object.values(plan).reduce<number>((sum, one) => sum + rowsRead(one, table), 0)
}

test('only the last comparison of each account is read and shown, however many there are', async () => {
  const another = { label: 'Another', testMode: true, loginId: 'another', passwordSealed: '' }
  const { id: second } = await db.enomAccount.create({ data: another })
  for (const account of [accountId, second])
    await db.$executeRaw`
      insert into "AuditRun" (id, "accountId", "loginId", "testMode", "startedAt", "finishedAt", certificates)
      select gen_random_uuid(), ${account}::uuid, 'keelmark', true, now() - n * interval '1 day', now(), n from generate_series(1, 2000) n`
  await db.$executeRaw`analyze "AuditRun"`
  const { runs } = await getAudit(staff)
  expect(runs.map((run) => [run.accountId, run.certificates]).toSorted()).toEqual(
    [
      [accountId, 1],
      [second, 1],
    ].toSorted(),
  )
  const [explained] = await db.$queryRaw<Record<string, unknown>[]>(Prisma.sql`explain (analyze, format json) ${LAST_RUNS}`)
  expect(rowsRead(explained?.['QUERY PLAN'], 'AuditRun')).toBe(2)
  await db.enomAccount.delete({ where: { id: second } })
})

test('staff are offered only the possible repairs for an orphan', async () => {
  const cure = async () => {
    await audit()
    const { id = '' } = (await open()).find(({ kind }) => kind === 'orphan') ?? {}
    const difference = await getDifference(staff, id)
    await dismiss(staff, id, { note: 'Read.' })
    return difference && cureOf(difference)
  }
  await atEnom(2)
  expect(await cure()).toBe('Import it for a client, or dismiss it if it isn’t the shop’s.')
  const { orderId } = await payFor('rapidssl')
  await atEnom(1)
  expect(await cure()).toContain('Bind it to an order waiting')
  expect((await listAllOrders(staff, { status: 'imported' })).rows.map((order) => order.id)).not.toContain(orderId)
})
