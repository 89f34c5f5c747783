import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { placed } from '../../certificates/testing/place'
import { DAY, later, setClock } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { requestLink } from '../../links/request-link'
import { fillBasket, orderSomething, sell } from '../../orders/testing/shop'
import { queueMail } from '../../outbox/queue-mail'
import { applyStripeEvent } from '../../payments/apply-event'
import { settlePayment } from '../../payments/settle-payment'
import { QUESTIONS } from '../../registrar/calls/old-calls'
import { cleanUp } from './clean-up'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

/** Runs the nightly clean-up as if it were `days` from now. */
async function cleanIn(days: number): Promise<void> {
  const at = later(new Date(), days * DAY + 60_000)
  const putBack = setClock(() => at)
  await cleanUp().finally(putBack)
}

test('an order that was never paid is deleted after ninety days, with its basket, payment page and customer, while a paid one is kept in full', async () => {
  await operate('webhooks', { mode: 'drop' })
  const [unpaid, paid, open] = [await orderSomething(), await orderSomething(), await orderSomething()]
  await operate('pay', { session: paid.session })
  await settlePayment(paid.session)
  await db.paymentSession.updateMany({ where: { orderId: unpaid.orderId }, data: { status: 'expired' } })
  await db.order.update({ where: { id: unpaid.orderId }, data: { status: 'expired' } })
  const everything = async () => ({
    orders: (await db.order.findMany({ select: { id: true } })).map(({ id }) => id).sort(),
    carts: await db.cart.count(),
    people: (await db.user.findMany({ select: { email: true } })).map(({ email }) => email).sort(),
    sessions: await db.paymentSession.count(),
  })
  const before = await everything()
  await cleanIn(89)
  expect(await everything()).toEqual(before)
  await cleanIn(90)
  // A page recorded as open may have been paid, so its order stays until the outcome is known.
  expect(await everything()).toEqual({
    orders: [paid.orderId, open.orderId].sort(),
    carts: 2,
    people: [paid.email, open.email].sort(),
    sessions: 2,
  })
  await cleanIn(3650)
  expect(
    await db.order.findUnique({ where: { id: paid.orderId }, include: { items: true, events: true, certificates: true } }),
  ).toMatchObject({
    status: 'paid',
    items: [expect.anything()],
    certificates: [expect.anything()],
  })
  expect(await db.charge.count({ where: { orderId: paid.orderId } })).toBe(1)
})

test('an unpaid order stays while its payment page has no response from Stripe or an unapplied event', async () => {
  await operate('webhooks', { mode: 'drop' })
  const [unanswered, waiting] = [await orderSomething(), await orderSomething()]
  const ids = [unanswered.orderId, waiting.orderId]
  await db.paymentSession.deleteMany({ where: { orderId: unanswered.orderId } })
  const page = { status: 'creating', idempotencyKey: 'unanswered', amount: 1900, currency: 'USD' } as const
  await db.paymentSession.create({ data: { ...page, orderId: unanswered.orderId } })
  await db.paymentSession.updateMany({ where: { orderId: waiting.orderId }, data: { status: 'expired' } })
  await db.order.updateMany({ where: { id: { in: ids } }, data: { status: 'expired' } })
  const event = { id: 'evt_about_unpaid', type: 'checkout.session.completed', livemode: false, payload: {} }
  await db.stripeEvent.create({ data: { ...event, objectId: waiting.session } })
  const left = () => db.order.count({ where: { id: { in: ids } } })
  await cleanIn(91)
  expect(await left()).toBe(2)
  await db.paymentSession.updateMany({ where: { orderId: unanswered.orderId }, data: { status: 'expired' } })
  await db.stripeEvent.update({ where: { id: event.id }, data: { appliedAt: new Date() } })
  await cleanIn(91)
  expect(await left()).toBe(0)
  await db.stripeEvent.deleteMany()
})

test('an abandoned basket is deleted after sixty days', async () => {
  const token = await fillBasket((await sell()).choiceId)
  const before = await db.cart.count()
  await cleanIn(59)
  expect(await db.cart.count()).toBe(before)
  await cleanIn(61)
  expect(await db.cart.count()).toBe(before - 1)
  expect(token).not.toBe('')
})

test('people who have a password, a passkey or an authenticator app, are staff or were disabled are kept, even if they bought nothing', async () => {
  await db.user.createMany({
    data: [
      { email: 'only-asked@shop.example' },
      { email: 'has-password@shop.example', passwordHash: 'x' },
      { email: 'is-staff@shop.example', role: 'staff', staffRole: 'owner' },
      { email: 'is-disabled@shop.example', disabledAt: new Date() },
    ],
  })
  const passkey = { name: 'Phone', credentialId: 'x', publicKey: new Uint8Array(1), counter: 0n, createdAt: new Date() }
  await db.user.create({ data: { email: 'has-passkey@shop.example', passkeys: { create: passkey } } })
  await db.user.create({
    data: { email: 'has-app@shop.example', authenticatorApp: { create: { secretSealed: 'x', createdAt: new Date() } } },
  })
  await cleanIn(91)
  const left = await db.user.findMany({ where: { email: { contains: '-' } }, orderBy: { email: 'asc' }, select: { email: true } })
  const kept = ['has-app', 'has-passkey', 'has-password', 'is-disabled', 'is-staff']
  expect(left.map(({ email }) => email)).toEqual(kept.map((name) => `${name}@shop.example`))
})

test('codes are deleted after a week and set-up links after ninety days, along with sign-in emails', async () => {
  const email = 'links@shop.example'
  await inTransaction(async (tx) => {
    const linkId = await requestLink(tx, { purpose: 'sign_in', email })
    await requestLink(tx, { purpose: 'set_up', email })
    await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${linkId}`, to: email, data: { linkId } })
  })
  const left = async () => ({ links: await db.link.count({ where: { email } }), mails: await db.mail.count({ where: { to: email } }) })
  await cleanIn(8)
  expect(await left()).toEqual({ links: 1, mails: 1 })
  await db.mail.updateMany({ where: { to: email }, data: { status: 'sent' } })
  await cleanIn(8)
  expect(await left()).toEqual({ links: 1, mails: 0 })
  await cleanIn(121)
  expect(await left()).toEqual({ links: 0, mails: 0 })
})

test('a payment whose order was lost is kept until 90 days after someone resolved it', async () => {
  const [at, orderId] = [new Date(), '01900000-0000-7000-8000-000000000009']
  const payment = { orderId, amount: 1900, currency: 'USD', email: 'lost@shop.example', told: {}, paidAt: at, foundAt: at }
  await db.unknownPayment.createMany({
    data: [
      { ...payment, stripeSessionId: 'cs_decided', resolvedAt: at },
      { ...payment, stripeSessionId: 'cs_open' },
    ],
  })
  const left = async () => (await db.unknownPayment.findMany({ orderBy: { id: 'asc' } })).map(({ stripeSessionId }) => stripeSessionId)
  await cleanIn(89)
  expect(await left()).toEqual(['cs_decided', 'cs_open'])
  await cleanIn(91)
  expect(await left()).toEqual(['cs_open'])
})

test('the texts of emails, Enom calls and Stripe events are cleared on schedule, while the rows and every id of a purchase are kept', async () => {
  const account = await db.enomAccount.create({ data: { label: 'Main', loginId: 'retention', passwordSealed: 'x' } })
  const call = { accountId: account.id, startedAt: new Date(), finishedAt: new Date(), errorText: 'words', input: { sld: 'shop' } }
  const [settled, unclear] = [await operationIn('succeeded', account.id), await operationIn('unknown', account.id)]
  await db.enomCall.createMany({
    data: [
      { ...call, command: 'CertGetCertDetail', outcome: 'ok' },
      { ...call, command: 'PurchaseServices', outcome: 'ok', reply: { certId: 7 }, operationId: settled },
      { ...call, command: 'PurchaseServices', operationId: unclear },
    ],
  })
  await db.stripeEvent.createMany({
    data: [
      { id: 'evt_applied', type: 'x', objectId: 'o', livemode: false, payload: { a: 1 }, appliedAt: new Date() },
      { id: 'evt_waits', type: 'x', objectId: 'o', livemode: false, payload: { a: 1 } },
    ],
  })
  const alert = { kind: 'staff_alert' as const, to: 'texts@shop.example', data: { subject: 'Look', lines: ['here'], path: '/admin' } }
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey: 'staff_alert:texts' }))
  await db.mail.updateMany({ where: { to: alert.to }, data: { status: 'sent' } })
  await cleanIn(89)
  expect(await db.enomCall.count()).toBe(3)
  await cleanIn(91)
  expect(await db.enomCall.findMany({ select: { command: true, errorText: true } })).toEqual([
    { command: 'PurchaseServices', errorText: 'words' },
    { command: 'PurchaseServices', errorText: 'words' },
  ])
  expect(await db.stripeEvent.findMany({ orderBy: { id: 'asc' }, select: { id: true, payload: true } })).toEqual([
    { id: 'evt_applied', payload: {} },
    { id: 'evt_waits', payload: { a: 1 } },
  ])
  expect(await db.mail.findMany({ where: { to: alert.to }, select: { data: true, onceKey: true, status: true } })).toEqual([
    { data: {}, onceKey: 'staff_alert:texts', status: 'sent' },
  ])
  await cleanIn(401)
  const calls = await db.enomCall.findMany({
    orderBy: { id: 'asc' },
    select: { operationId: true, input: true, errorText: true, reply: true },
  })
  expect(calls).toEqual([
    { operationId: settled, input: {}, errorText: null, reply: { certId: 7 } },
    { operationId: unclear, input: { sld: 'shop' }, errorText: 'words', reply: null },
  ])
})

test('calls that changed data at Enom are kept as long as purchase calls, and all calls of an open submission until its outcome is known', async () => {
  const account = await db.enomAccount.create({ data: { label: 'Main', loginId: 'sendings', passwordSealed: 'x' } })
  const { id: certificateId } = await db.certificate.findFirstOrThrow({ select: { id: true } })
  const call = { accountId: account.id, startedAt: new Date(), outcome: 'ok', input: { certId: 7 } }
  const sent = ['CertConfigureCert', 'CertModifyOrder', 'CertReissueCert', 'CertResendApproverEmail']
  await db.enomCall.createMany({
    data: [...sent.map((command) => ({ ...call, command })), { ...call, command: 'CertGetCertDetail', certificateId }],
  })
  await db.$executeRaw`alter table "Certificate" disable trigger user`
  const put = (place: 'submission:outcome_unknown' | 'issued') =>
    db.certificate.update({ where: { id: certificateId }, data: placed(place) })
  const left = async () =>
    (await db.enomCall.findMany({ where: { accountId: account.id }, select: { command: true } })).map(({ command }) => command).sort()
  await db.supplierOperation.updateMany({ where: { certificateId }, data: { state: 'succeeded' } })
  await put('submission:outcome_unknown')
  await cleanIn(91)
  expect(await left()).toEqual([...sent, 'CertGetCertDetail'].sort())
  await put('issued')
  await cleanIn(91)
  await db.$executeRaw`alter table "Certificate" enable trigger user`
  expect(await left()).toEqual(sent)
})

test('the list of read-only commands contains exactly those that change nothing at Enom', async () => {
  const folder = join(process.cwd(), 'lib/enom/commands')
  const names: string[] = []
  for (const file of readdirSync(folder)) {
    for (const command of Object.values(await import(join(folder, file)))) {
      const { data } = z.object({ name: z.string(), effect: z.literal('read') }).safeParse(command)
      if (data) names.push(data.name)
    }
  }
  expect([...QUESTIONS]).toEqual(names.sort())
})

async function operationIn(state: 'succeeded' | 'unknown', accountId: string): Promise<string> {
  const { id: certificateId } = await db.certificate.findFirstOrThrow({ select: { id: true } })
  const { id } = await db.supplierOperation.create({
    data: { kind: 'purchase', certificateId, accountId, enomProdType: 1, years: 1, highestBefore: 0, state, startedAt: new Date() },
    select: { id: true },
  })
  return id
}

async function addSessions(count: number, endsAt: Date): Promise<void> {
  const { id: userId } = await db.user.create({ data: { email: `${crypto.randomUUID()}@shop.example`, passwordHash: 'x' } })
  const at = new Date()
  const session = {
    userId,
    kind: 'client',
    by: 'code',
    version: 0,
    device: 'Firefox on Linux',
    startedAt: at,
    lastSeenAt: at,
    endsAt,
  } as const
  await db.session.createMany({ data: Array.from({ length: count }, () => ({ ...session, id: crypto.randomUUID() })) })
}

test('ended sessions, wrong codes and counters are deleted once they are no longer needed', async () => {
  await addSessions(1, later(new Date(), 30 * DAY))
  await db.wrongCodes.create({ data: { email: 'wrong@shop.example', count: 20, since: new Date() } })
  await db.rateLimiterFlexible.create({ data: { key: 'x', points: 1, expire: new Date() } })
  const left = async () => [await db.session.count(), await db.wrongCodes.count(), await db.rateLimiterFlexible.count()]
  await cleanIn(2)
  expect(await left()).toEqual([1, 1, 0])
  await cleanIn(31)
  expect(await left()).toEqual([0, 1, 0])
  await cleanIn(91)
  expect(await left()).toEqual([0, 0, 0])
})

test('passkey challenges are deleted after a day, email address changes after a week, and security events after 400 days', async () => {
  const { id: userId } = await db.user.create({ data: { email: 'events@shop.example', passwordHash: 'x' } })
  const at = new Date()
  const [fromLinkId, toLinkId] = [crypto.randomUUID(), crypto.randomUUID()]
  await db.passkeyChallenge.create({ data: { challenge: 'x', expiresAt: at } })
  await db.emailChange.create({
    data: { userId, from: 'a', to: 'b', fromLinkId, toLinkId, sessionVersion: 0, createdAt: at, expiresAt: at },
  })
  await db.securityEvent.create({ data: { userId, kind: 'signed_in', at } })
  const left = async () => [await db.passkeyChallenge.count(), await db.emailChange.count(), await db.securityEvent.count()]
  await cleanIn(2)
  expect(await left()).toEqual([0, 1, 1])
  await cleanIn(8)
  expect(await left()).toEqual([0, 0, 1])
  await cleanIn(401)
  expect(await left()).toEqual([0, 0, 0])
})

test('rows that exceed the limit of one statement are deleted the same night', async () => {
  await addSessions(2500, new Date())
  await cleanIn(1)
  expect(await db.session.count()).toBe(0)
})

test('if one kind cannot be deleted, the nightly job fails, but only after all the others were processed', async () => {
  await db.mail.deleteMany()
  await addSessions(1, new Date())
  await db.rateLimiterFlexible.create({ data: { key: 'after', points: 1, expire: new Date() } })
  await db.$executeRaw`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$`
  await db.$executeRaw`create trigger refuse before delete on "Session" for each statement execute function refuse()`
  await expect(cleanIn(2)).rejects.toThrow('could not clean up: ended sessions')
  await expect(cleanIn(2)).rejects.toThrow('could not clean up: ended sessions')
  expect(await db.rateLimiterFlexible.count({ where: { key: 'after' } })).toBe(0)
  expect(await db.mail.findMany({ where: { kind: 'staff_alert' }, select: { data: true } })).toMatchObject([
    { data: { subject: 'Old data could not be deleted', path: '/admin' } },
  ])
  await db.$executeRaw`drop trigger refuse on "Session"`
  await cleanIn(2)
  expect(await db.session.count()).toBe(0)
})

test('an event about the payment page of a deleted order is closed if the page ended unpaid, and left for staff if it was paid', async () => {
  await operate('webhooks', { mode: 'drop' })
  const [unpaid, paid] = [await orderSomething(), await orderSomething()]
  await operate('expire', { session: unpaid.session })
  await operate('pay', { session: paid.session })
  await db.order.deleteMany({ where: { id: { in: [unpaid.orderId, paid.orderId] } } })
  const event = { type: 'checkout.session.expired', livemode: false, payload: {} }
  await db.stripeEvent.createMany({
    data: [
      { ...event, id: 'evt_of_unpaid', objectId: unpaid.session },
      { ...event, id: 'evt_of_paid', objectId: paid.session },
    ],
  })
  await applyStripeEvent('evt_of_unpaid')
  await expect(applyStripeEvent('evt_of_paid')).rejects.toThrow('unknown')
  expect(await db.stripeEvent.findMany({ where: { id: { startsWith: 'evt_of_' }, appliedAt: null }, select: { id: true } })).toEqual([
    { id: 'evt_of_paid' },
  ])
  await db.stripeEvent.deleteMany()
})
