import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../actor'
import { moveAll, note } from '../certificates/lifecycle/transition'
import { READ, writeReminder } from '../certificates/reminders/remind'
import { openShop, payFor } from '../certificates/testing/shop'
import { DAY, HOUR, later, now, setClock } from '../clock'
import { db } from '../db/client'
import { runFenced } from '../db/fence'
import { inTransaction } from '../db/transaction'
import { transition } from '../orders/transition'
import { alertStaff } from '../outbox/alerts/alert-staff'
import { alertWebhookOff } from '../outbox/alerts/alert-webhook-off'
import { listAlertChoices } from '../outbox/alerts/list-alert-choices'
import { saveAlertChoices } from '../outbox/alerts/save-alert-choices'
import { deleteEndpoint } from './endpoints/delete-endpoint'
import { getEndpoint } from './endpoints/list-endpoints'
import { resealWebhookSecrets } from './endpoints/reseal-secrets'
import { revealSecret } from './endpoints/reveal-secret'
import { saveEndpoint } from './endpoints/save-endpoint'
import type { EndpointKind } from './kinds'
import { deleteOldDeliveries } from './sending/delete-old-deliveries'
import { getDelivery, listDeliveries } from './sending/list-deliveries'
import type { Means } from './sending/post'
import { sendAgain, sendFailedAgain } from './sending/send-again'
import { sendDelivery } from './sending/send-delivery'
import { sendTest } from './sending/send-test'
import { sweepUnsentDeliveries } from './sending/sweep-unsent'

const OWNER: Actor = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000001', role: 'owner' }
const SUPPORT: Actor = { ...OWNER, role: 'support' }

type Received = { headers: IncomingHttpHeaders; body: string }
const received: Received[] = []
/** The receiver's response, and what it does before responding. */
let answer: { status: number; text?: string; location?: string; before?: () => Promise<unknown> } = { status: 204 }
const receiver = createServer(async (asked, reply) => {
  const body = (await asked.setEncoding('utf8').toArray()).join('')
  received.push({ headers: asked.headers, body })
  await answer.before?.()
  reply.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end(answer.text)
})
let url = ''
let putBack = () => {}

beforeAll(async () => {
  await openShop()
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?shop=1`
})
beforeEach(async () => {
  await db.webhookEndpoint.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  received.length = 0
  answer = { status: 204 }
  putBack()
})
afterAll(() => {
  putBack()
  receiver.closeAllConnections()
  receiver.close()
})

function passes(milliseconds: number): void {
  putBack()
  const at = later(new Date(), milliseconds)
  putBack = setClock(() => at)
}

async function add(kinds: EndpointKind[], address = url): Promise<{ id: string; secret: string }> {
  const saved = await saveEndpoint(OWNER, { url: address, description: 'Books', kinds, isOn: true })
  if (!saved.ok) throw new Error(saved.error.code)
  return { id: saved.value.id, secret: await reveal(saved.value.id) }
}

async function reveal(id: string): Promise<string> {
  const shown = await revealSecret(OWNER, id)
  if (!shown.ok) throw new Error(shown.error.code)
  return shown.value.secret
}

const send = (id: string, means?: Means) => sendDelivery(id, { tellStaff: alertWebhookOff, ...(means && { means }) })
const jobs = () => db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where task_identifier = 'webhook.send' order by key`
const stored = (id: string) => db.webhookDelivery.findUniqueOrThrow({ where: { id } })

async function tested(endpointId: string): Promise<string> {
  const sent = await sendTest(OWNER, endpointId)
  if (!sent.ok) throw new Error(sent.error.code)
  return sent.value.deliveryId
}

/** Returns which of the secrets signed a message, verified as a receiver would. */
function signers({ headers, body }: Received, secrets: readonly string[]): string[] {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
  return secrets.filter((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    return String(signature)
      .split(' ')
      .includes(`v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
  })
}

test('a paid order is reported once, signed, to the endpoints that subscribe to it, and not reported if the payment is rolled back', async () => {
  const { id: endpointId, secret } = await add(['order.paid'])
  await add(['order.refunded'])
  const { orderId, email } = await payFor('rapidssl', { quantity: 2 })
  await db.$executeRaw`alter table "Order" disable trigger user`
  await db.order.update({ where: { id: orderId }, data: { status: 'awaiting_payment' } })
  await db.$executeRaw`alter table "Order" enable trigger user`
  const pay = (fails: boolean) =>
    inTransaction(async (tx) => {
      await transition(tx, orderId, { from: 'awaiting_payment', to: 'paid', kind: 'order.paid', actor: 'stripe' })
      if (fails) throw new Error('rolled back')
    })
  await expect(pay(true)).rejects.toThrow('rolled back')
  expect([await db.webhookDelivery.count(), await jobs()]).toEqual([0, []])
  await pay(false)
  const [delivery, ...others] = await db.webhookDelivery.findMany()
  const id = delivery?.id ?? ''
  expect(others).toEqual([])
  expect(await jobs()).toEqual([{ key: `webhook.send:${id}` }])
  answer = { status: 200, text: `\0${'x'.repeat(2_000)}` }
  await send(id)
  await send(id)
  expect(received).toHaveLength(1)
  const [message] = received as [Received]
  expect(signers(message, [secret])).toEqual([secret])
  expect(message.headers).toMatchObject({ 'webhook-id': `msg_${id}`, 'content-type': 'application/json' })
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(JSON.parse(message.body)).toEqual({
    type: 'order.paid',
    timestamp: delivery?.createdAt.toISOString(),
    data: { order: number, certificate: null, product: 'rapidssl', state: 'paid' },
  })
  expect(message.body).not.toContain(email)
  expect(await stored(id)).toMatchObject({
    status: 'delivered',
    attempts: 1,
    httpStatus: 200,
    reply: 'x'.repeat(1_000),
    nextAttemptAt: null,
  })
  expect((await listDeliveries(OWNER, endpointId, { status: 'delivered' })).rows.map((row) => row.id)).toEqual([id])
  expect((await listDeliveries(OWNER, endpointId, { status: 'failed' })).rows).toEqual([])
})

test('each certificate of an order is reported with its number and status', async () => {
  await add(['certificate.set_up_needed', 'certificate.failed'])
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const step = { from: 'purchase', to: 'purchase:supplier_refused', kind: 'certificate.purchase_failed', actor: 'enom' } as const
  await inTransaction((tx) => moveAll(tx, ids, step))
  const rows = await db.webhookDelivery.findMany({ orderBy: { certificateId: 'asc' } })
  expect(rows.map(({ kind, certificateId }) => [kind, certificateId])).toEqual(ids.map((id) => ['certificate.failed', id]))
  expect(JSON.parse(rows[0]?.body ?? '').data).toEqual({
    order: expect.any(Number),
    certificate: ids[0],
    enomCertificate: null,
    product: expect.stringContaining('RapidSSL'),
    state: 'purchase:supplier_refused',
  })
  expect((await jobs()).map(({ key }) => key)).toEqual(rows.map(({ id }) => `webhook.send:${id}`).sort())
})

test('a file that must be replaced is reported once for each reminder, and one that was replaced elsewhere counts as a new file', async () => {
  await add(['certificate.replace_due', 'certificate.issued'])
  const { id } = await payFor('rapidssl')
  const found = await db.certificate.findUniqueOrThrow({ where: { id }, include: READ })
  // The buyer's choice not to receive such emails does not affect the other system.
  const row = { ...found, user: { ...found.user, mutedMails: ['reminder_replace_file'] } }
  const remind = () => inTransaction((tx) => writeReminder(tx, row, { kind: 'replace_file', about: 'file', step: 'first', at: now() }))
  await remind()
  await remind()
  await inTransaction((tx) => note(tx, id, { kind: 'certificate.replaced_elsewhere', actor: 'enom' }))
  await inTransaction((tx) => note(tx, id, { kind: 'certificate.note', actor: 'system' }))
  const kinds = (await db.webhookDelivery.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)
  expect(kinds).toEqual(['certificate.replace_due', 'certificate.issued'])
})

test('a delivery to a failing endpoint is retried at increasing intervals for a day, with the same id', async () => {
  const { id: endpointId } = await add(['order.paid'])
  const id = await tested(endpointId)
  const began = now().getTime()
  answer = { status: 500, text: 'out of order' }
  const gaps: number[] = []
  for (let tries = 0; tries < 8; tries += 1) {
    await send(id)
    const { nextAttemptAt } = await stored(id)
    if (!nextAttemptAt) break
    gaps.push(Math.round((nextAttemptAt.getTime() - now().getTime()) / 1000))
    expect(await jobs()).toHaveLength(1)
    passes(nextAttemptAt.getTime() - Date.now())
  }
  expect(gaps).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000])
  expect((now().getTime() - began) / HOUR).toBeCloseTo(27.6, 0)
  expect(await stored(id)).toMatchObject({ status: 'failed', attempts: 8, httpStatus: 500, reply: 'out of order' })
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const endpoint = () => db.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } })
  expect((await endpoint()).failingSince).not.toBeNull()
  answer = { status: 200 }
  expect(await sendFailedAgain(OWNER, { endpointId, since: new Date(began - DAY) })).toEqual({
    ok: true,
    value: { sent: 1, isMore: false },
  })
  await send(id)
  expect(await stored(id)).toMatchObject({ status: 'delivered', attempts: 1 })
  expect((await endpoint()).failingSince).toBeNull()
})

test('if a worker dies between sending a delivery and recording it, the delivery is sent again with the same id', async () => {
  const { id: endpointId } = await add(['order.paid'])
  const id = await tested(endpointId)
  const lease = await db.workerLease.create({ data: { name: 'dies' } })
  const end = () => db.workerLease.update({ where: { id: lease.id }, data: { lostAt: new Date() } })
  answer = { status: 200, before: end }
  await expect(runFenced(lease.id, () => send(id))).rejects.toThrow('lease lost')
  expect(await stored(id)).toMatchObject({ status: 'waiting', attempts: 1 })
  // The delivery's job was lost with the worker.
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  passes(10 * 60_000)
  expect(await sweepUnsentDeliveries()).toBe(1)
  expect(await jobs()).toEqual([{ key: `webhook.send:${id}` }])
  expect(await sweepUnsentDeliveries()).toBe(0)
  answer = { status: 200 }
  await send(id)
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${id}`, `msg_${id}`])
  expect(await stored(id)).toMatchObject({ status: 'delivered' })
})

test('an endpoint that responds with 410, or fails for five days, is switched off with an alert; waiting deliveries are not sent', async () => {
  const gone = await add(['order.paid'])
  const [first, second] = [await tested(gone.id), await tested(gone.id)]
  answer = { status: 410 }
  await send(first)
  expect(await getEndpoint(OWNER, gone.id)).toMatchObject({ isOn: false, offReason: 'gone' })
  await send(second)
  expect(received).toHaveLength(1)
  expect(await stored(second)).toMatchObject({ status: 'failed', problem: 'endpoint_off' })
  expect(await sendAgain(OWNER, second)).toEqual({ ok: false, error: { code: 'endpoint-off' } })

  const failing = await add(['order.paid'])
  answer = { status: 302, location: url }
  const early = await tested(failing.id)
  await send(early)
  // The redirect was not followed.
  expect(received).toHaveLength(2)
  passes(5 * DAY + HOUR)
  await send(early)
  expect(await getEndpoint(OWNER, failing.id)).toMatchObject({ isOn: false, offReason: 'failing' })
  const alerts = await db.mail.findMany({ where: { onceKey: { startsWith: 'staff_alert:webhook_off:' } } })
  expect(alerts.map(({ data }) => data)).toMatchObject([gone, failing].map(({ id }) => ({ path: `/admin/webhooks/${id}` })))
  const on = { id: failing.id, url, description: 'Books', kinds: ['order.paid' as const], isOn: true }
  expect((await saveEndpoint(OWNER, on)).ok).toBe(true)
  expect(await getEndpoint(OWNER, failing.id)).toMatchObject({ isOn: true, offReason: null, failingSince: null })
})

test('after a new secret is created, both secrets sign for a day; a secret is never stored or listed in plain text', async () => {
  const { id, secret } = await add(['order.paid'])
  const next = await reveal(id)
  expect(next).not.toBe(secret)
  await send(await tested(id))
  passes(DAY - HOUR)
  await send(await tested(id))
  passes(DAY + HOUR)
  await send(await tested(id))
  expect(received.map((one) => signers(one, [secret, next]))).toEqual([[secret, next], [secret, next], [next]])
  const kept = JSON.stringify([await db.webhookEndpoint.findMany(), await db.auditEntry.findMany(), await getEndpoint(OWNER, id)])
  for (const text of [secret, next]) expect(kept).not.toContain(text.slice('whsec_'.length))
  expect(await resealWebhookSecrets()).toEqual({ resealed: 0, unreadable: [] })
})

test('staff can send a single event again, and only those who may change the settings can see, send or change anything', async () => {
  const { id: endpointId } = await add(['order.paid'])
  const id = await tested(endpointId)
  expect(await sendAgain(OWNER, id)).toEqual({ ok: false, error: { code: 'still-waiting' } })
  await send(id)
  expect(await sendAgain(OWNER, id)).toEqual({ ok: true })
  await send(id)
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${id}`, `msg_${id}`])
  expect(await sendFailedAgain(OWNER, { endpointId, since: new Date(0) })).toEqual({ ok: false, error: { code: 'none-failed' } })
  const done = await db.auditEntry.findMany({ where: { subjectId: endpointId }, orderBy: { number: 'asc' } })
  expect(done.map(({ action }) => action)).toEqual(['webhook.save', 'webhook.new_secret', 'webhook.test', 'webhook.send_again'])

  const nothing = { ok: false, error: { code: 'not-found' } }
  expect(await revealSecret(SUPPORT, endpointId)).toEqual(nothing)
  expect(await sendTest(SUPPORT, endpointId)).toEqual(nothing)
  expect(await sendAgain(SUPPORT, id)).toEqual(nothing)
  expect(await sendFailedAgain(SUPPORT, { endpointId, since: new Date(0) })).toEqual(nothing)
  expect(await deleteEndpoint(SUPPORT, endpointId)).toEqual(nothing)
  expect(await saveEndpoint(SUPPORT, { id: endpointId, url, description: 'x', kinds: ['order.paid'], isOn: true })).toEqual(nothing)
  expect([await getEndpoint(SUPPORT, endpointId), await getDelivery(SUPPORT, id)]).toEqual([null, null])
  expect((await listDeliveries(SUPPORT, endpointId)).rows).toEqual([])
  expect(await getDelivery(OWNER, id)).toMatchObject({ id, reply: '' })

  const version = (await getEndpoint(OWNER, endpointId))?.version
  const changed = { id: endpointId, url, description: 'Stock', kinds: ['order.paid' as const], isOn: true, version }
  expect((await saveEndpoint(OWNER, changed)).ok).toBe(true)
  expect(await saveEndpoint(OWNER, changed)).toMatchObject({ ok: false, error: { code: 'changed-since' } })

  const waiting = await tested(endpointId)
  expect(await deleteOldDeliveries(later(new Date(), DAY), 100)).toBe(1)
  expect((await listDeliveries(OWNER, endpointId)).rows.map((row) => row.id)).toEqual([waiting])
  expect((await deleteEndpoint(OWNER, endpointId)).ok).toBe(true)
  expect(await db.webhookDelivery.count()).toBe(0)
})

test('staff choose for each kind of alert whether it is emailed; a webhook receives it once and without its text', async () => {
  await add(['alert.balance'])
  const alert = (event: `low_balance:${string}` | `audit:${string}`) =>
    inTransaction((tx) => alertStaff(tx, { event, subject: 'Low', lines: ['Write to jo@shop.example'], path: '/admin/enom-accounts' }))
  const before = await listAlertChoices(OWNER)
  if (!before) throw new Error('not shown')
  expect(await listAlertChoices(SUPPORT)).toBeNull()
  expect((await saveAlertChoices(SUPPORT, { ...before.byMail, balance: false })).ok).toBe(false)
  expect((await saveAlertChoices(OWNER, { ...before.byMail, balance: false }, before)).ok).toBe(true)
  expect(await saveAlertChoices(OWNER, before.byMail, before)).toMatchObject({ ok: false, error: { code: 'changed-since' } })
  await alert('low_balance:1')
  await alert('low_balance:1')
  await alert('audit:1')
  const mails = await db.mail.findMany({ where: { onceKey: { in: ['staff_alert:low_balance:1', 'staff_alert:audit:1'] } } })
  expect(mails.map(({ onceKey }) => onceKey)).toEqual(['staff_alert:audit:1'])
  const [told, ...others] = await db.webhookDelivery.findMany()
  expect(others).toEqual([])
  expect(JSON.parse(told?.body ?? '')).toMatchObject({
    type: 'alert.balance',
    data: { subject: 'Low', url: expect.stringMatching(/\/admin\/enom-accounts$/) },
  })
  expect(told?.body).not.toContain('jo@')
})

test('the audit log contains only the origin of a URL, because its path may be a secret, and notes that the path changed', async () => {
  const { id } = await add(['order.paid'], `${url}&key=hidden-one`)
  const plain = { id, description: 'Books', kinds: ['order.paid' as const], isOn: true }
  expect((await saveEndpoint(OWNER, { ...plain, url: `${url}&key=hidden-two` })).ok).toBe(true)
  expect((await deleteEndpoint(OWNER, id)).ok).toBe(true)
  const kept = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { number: 'asc' } })
  const shown = `${new URL(url).origin}/…`
  expect(JSON.stringify(kept)).not.toMatch(/hidden|hook\?/)
  expect(kept.at(-2)).toMatchObject({ action: 'webhook.save', before: { url: shown }, after: { url: shown, path: 'changed' } })
  expect(kept.at(-1)).toMatchObject({ action: 'webhook.delete', before: { url: shown } })
})
