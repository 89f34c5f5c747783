import { beforeAll, expect, test } from 'vitest'
import type { Place } from '../../certificates/lifecycle/places'
import { placed } from '../../certificates/testing/place'
import { type Bought, mailsAbout, must, openShop, payFor, placeNow } from '../../certificates/testing/shop'
import { db } from '../../db/client'
import { disputed } from '../../disputes/testing/disputed'
import { STAFF } from '../../orders/testing/shop'
import { actOnCertificates } from './act-on-certificates'
import { actOnOrders } from './act-on-orders'
import { exportCertificates } from './export-certificates'
import { exportOrders } from './export-orders'
import { listOrders } from './list-orders'
import { listViews } from './list-views'
import { removeView } from './remove-view'
import { saveView } from './save-view'

const SUPPORT = { ...STAFF, role: 'support' } as const
const READONLY = { ...STAFF, role: 'readonly' } as const

beforeAll(openShop)

/** Creates a paid order whose certificate is at the given place. */
async function at(place: Place, label = ''): Promise<Bought> {
  const bought = await payFor('rapidssl')
  const row = await db.certificate.delete({ where: { id: bought.id } })
  await db.certificate.create({ data: { ...row, ...placed(place), label } })
  return bought
}

test('staff activate several orders at once and see the result of each', async () => {
  const [good, contested, other] = [
    await payFor('rapidssl', { activation: 'manual', quantity: 2 }),
    await payFor('rapidssl', { activation: 'manual' }),
    await payFor('rapidssl'),
  ]
  await disputed(contested.orderId)
  const ids = [good, contested, other].map(({ orderId }) => orderId)
  expect(await actOnOrders(good.buyer, ids, 'activate')).toEqual([])
  expect((await actOnOrders(READONLY, ids, 'activate')).some(({ isDone }) => isDone)).toBe(false)
  const outcomes = await actOnOrders(SUPPORT, ids, 'activate')
  expect(outcomes.map(({ id, isDone, text }) => [ids.indexOf(id), isDone, text])).toEqual([
    [2, false, 'Nothing in this order is waiting for activation.'],
    [1, false, expect.stringContaining('The buyer is disputing the payment')],
    [0, true, '2 certificates activated.'],
  ])
  expect([await placeNow(good.id), await placeNow(contested.id)]).toEqual(['purchase', 'purchase:activation'])
  const sent = await actOnOrders(SUPPORT, ids, 'resend')
  expect(sent.map(({ isDone }) => isDone)).toEqual([true, false, true])
})

test('staff remind the buyers of several certificates, once a day, and certificates that are not waiting for the buyer are skipped with a reason', async () => {
  const [setup, approval, issued, locked] = [await at('setup'), await at('validation:approval'), await at('issued'), await at('setup')]
  const muted = await at('setup')
  await db.user.update({ where: { id: muted.buyer.userId }, data: { mutedMails: ['reminder_set_up'] } })
  await db.certificate.update({ where: { id: locked.id }, data: { suspendedAt: new Date(), suspendedReason: 'r' } })
  const ids = [setup, approval, issued, locked, muted].map(({ id }) => id)
  const remind = async (actor: Parameters<typeof actOnCertificates>[0]) =>
    (await actOnCertificates(actor, ids, { deed: 'remind', reason: '' })).map(({ isDone, text }) => (isDone ? 'done' : text)).reverse()
  expect(await remind(READONLY)).toEqual(ids.map(() => expect.stringContaining('There is nothing')))
  expect(await remind(SUPPORT)).toEqual([
    'done',
    'done',
    expect.stringContaining('nothing to remind'),
    expect.stringContaining('suspended'),
    expect.stringContaining('turned off these reminders'),
  ])
  expect((await remind(SUPPORT)).slice(0, 2)).toEqual([expect.stringContaining('today'), expect.stringContaining('today')])
  expect([await mailsAbout(setup.id), await mailsAbout(approval.id)]).toEqual([['reminder_set_up'], ['reminder_approval']])
})

test('several certificates can be suspended only with a reason', async () => {
  const { id } = await at('setup', 'Quay')
  const [refused] = await actOnCertificates(SUPPORT, [id], { deed: 'suspend', reason: ' ' })
  expect(refused).toMatchObject({
    isDone: false,
    label: expect.stringMatching(/^Quay, order \d+$/),
    text: expect.stringContaining('reason'),
  })
  expect(await actOnCertificates(SUPPORT, [id], { deed: 'suspend', reason: 'Fraud' })).toMatchObject([{ isDone: true }])
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ suspendedReason: 'Fraud' })
})

async function textOf(parts: AsyncGenerator<string> | null): Promise<string> {
  let text = ''
  for await (const part of parts ?? []) text += part
  return text
}

test('an export contains the rows of the filtered list, and no cell that a spreadsheet would run', async () => {
  await at('issued', '=HYPERLINK("https://evil.example")')
  const { orderId } = await at('setup', '@SUM(A1)')
  await db.order.update({ where: { id: orderId }, data: { email: '+1@shop.example', status: 'refunded' } })
  const wanted = await listOrders(STAFF, { view: 'issued', sort: 'oldest' })
  const lines = (await textOf(await exportOrders(STAFF, { view: 'issued', sort: 'oldest' }))).split('\r\n').slice(0, -1)
  expect(lines[0]).toBe('\uFEFFOrder,Placed,Paid,Buyer,Country,Items,Total,Currency,Payment,Certificates')
  expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(wanted.rows.map(({ number }) => number))
  expect(lines[1]).toMatch(/^\d+,\d{4}-\d\d-\d\dT[\d:.]+Z,,buyer\d+@shop\.example,,rapidssl,10000\.00,USD,Paid,Issued$/)
  expect(await textOf(await exportOrders(STAFF, { status: 'refunded' }))).toContain(",'+1@shop.example,")
  const certificates = await textOf(await exportCertificates(STAFF, {}))
  expect(certificates).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  expect(certificates).toContain("\n'@SUM(A1),")
  expect((await textOf(await exportOrders(STAFF, { ids: [orderId] }))).trim().split('\r\n')).toHaveLength(2)
  expect([await exportOrders(SUPPORT, {}), await exportCertificates(SUPPORT, {})]).toEqual([null, null])
  expect(await db.auditEntry.findFirst({ where: { action: 'list.export', subjectId: 'orders' } })).toMatchObject({
    after: { view: 'issued', sort: 'oldest' },
  })
})

test('each person has their own views: saving under an existing name replaces that view, and no one else can see or remove it', async () => {
  const [kim, lee] = [
    await db.user.create({ data: { email: 'kim@shop.example' } }),
    await db.user.create({ data: { email: 'lee@shop.example' } }),
  ].map(({ id }) => ({ ...SUPPORT, userId: id })) as [typeof SUPPORT, typeof SUPPORT]
  const view = { list: '/admin/orders', name: ' Mine ', query: 'view=issued' }
  must(await saveView(kim, view))
  must(await saveView(kim, { ...view, query: 'view=disputed' }))
  expect(await saveView(kim, { ...view, name: ' ' })).toEqual({ ok: false, error: { code: 'name-missing' } })
  const [saved] = await listViews(kim, '/admin/orders')
  expect(saved).toMatchObject({ name: 'Mine', query: 'view=disputed' })
  await removeView(lee, saved?.id ?? '')
  expect([
    await listViews(kim, '/admin/orders'),
    await listViews(lee, '/admin/orders'),
    await listViews(kim, '/admin/certificates'),
  ]).toEqual([[saved], [], []])
  await removeView(kim, saved?.id ?? '')
  expect(await listViews(kim, '/admin/orders')).toEqual([])
})
