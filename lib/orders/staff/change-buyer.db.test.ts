import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createForOrder } from '../../certificates/purchase/create-for-order'
import { placed } from '../../certificates/testing/place'
import { openShop, payFor } from '../../certificates/testing/shop'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { disputed } from '../../disputes/testing/disputed'
import { startInbox } from '../../email/inbox/start'
import { peekLink } from '../../links/peek-link'
import { requestLink } from '../../links/request-link'
import { queueMail } from '../../outbox/queue-mail'
import { deliver } from '../../outbox/sending/deliver'
import { getOrder } from '../view/get-order'
import { changeBuyer } from './change-buyer'
import { endBuyerSessions } from './end-buyer-sessions'
import { listResendable } from './list-resendable'
import { resendMail } from './resend-mail'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const reason = 'Mistyped'
const mailsTo = async (to: string, orderId: string) =>
  (await db.mail.findMany({ where: { to, orderId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

beforeAll(async () => {
  await openShop()
})

test('an order moves to the right address with its certificates, and the mistyped address is notified and loses access', async () => {
  const [bought, other] = [await payFor('rapidssl', { quantity: 2 }), await payFor('rapidssl')]
  const { orderId, buyer, ids, email } = bought
  await db.order.update({ where: { id: other.orderId }, data: { userId: buyer.userId, email } })
  await db.certificate.updateMany({ where: { id: { in: ids } }, data: placed('setup') })
  // One certificate was transferred to another client earlier and stays with that client.
  const third = await db.user.create({ data: { email: 'third@shop.example' } })
  await db.certificate.update({ where: { id: ids[1] ?? '' }, data: { userId: third.id } })
  const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email, orderId }))
  const invited = { email: 'friend@shop.example', role: 'viewer', invitedBy: 'x', invitedAt: new Date() } as const
  const member = await db.membership.create({ data: { ...invited, certificateId: bought.id } })
  await db.mail.create({ data: { kind: 'needs_you', onceKey: 'waits', to: email, data: {}, orderId, certificateId: bought.id } })
  expect(await changeBuyer(buyer, orderId, { email: 'right@shop.example', reason })).toEqual({ ok: false, error: { code: 'not-found' } })
  await db.user.update({ where: { id: buyer.userId }, data: { language: 'de' } })
  const typed = 'right(at)shop'
  expect(await changeBuyer(staff, orderId, { email: typed, reason })).toEqual({ ok: false, error: { code: 'not-an-email', typed } })
  expect(await changeBuyer(staff, orderId, { email, reason })).toEqual({ ok: false, error: { code: 'same-address' } })

  expect(await changeBuyer(staff, orderId, { email: ' Right@Shop.example', reason })).toEqual({
    ok: true,
    value: { email: 'right@shop.example' },
  })
  const owner = await db.user.findUniqueOrThrow({ where: { email: 'right@shop.example' } })
  expect(owner).toMatchObject({ confirmedAt: null, language: 'de' })
  expect(await getOrder(buyer, orderId)).toBeNull()
  expect(await getOrder(buyer, other.orderId)).not.toBeNull()
  expect((await getOrder({ kind: 'client', userId: owner.id }, orderId))?.certificates.map(({ id }) => id)).toEqual([bought.id])
  expect((await db.certificate.findUniqueOrThrow({ where: { id: ids[1] ?? '' } })).userId).toBe(third.id)
  expect((await db.link.findUniqueOrThrow({ where: { id: linkId } })).expiresAt.getTime()).toBeLessThanOrEqual(Date.now())
  expect((await db.user.findUniqueOrThrow({ where: { id: buyer.userId } })).sessionVersion).toBe(1)
  expect((await db.membership.findUniqueOrThrow({ where: { id: member.id } })).endedAt).not.toBeNull()
  // Emails waiting to be sent go to the new address, and the email to the former address does not mention the new one.
  expect(await mailsTo(owner.email, orderId)).toEqual(expect.arrayContaining(['needs_you', 'buyer_changed', 'set_up']))
  const told = await db.mail.findFirstOrThrow({ where: { to: email, kind: 'buyer_changed' } })
  expect(JSON.stringify(told.data)).not.toContain('right@')
  const event = await db.orderEvent.findFirstOrThrow({ where: { orderId, kind: 'order.buyer_changed' } })
  expect(event).toMatchObject({ actor: `staff:${staff.userId}`, detail: { before: email, after: owner.email, reason } })
})

test('if the first set-up email is still waiting, the new address gets exactly one set-up email, and its link works', async () => {
  const { orderId, email } = await payFor('rapidssl')
  expect(await mailsTo(email, orderId)).toEqual(['set_up'])
  const to = 'waited@shop.example'
  expect((await changeBuyer(staff, orderId, { email: to, reason })).ok).toBe(true)
  // Sent in any order, the set-up email must arrive with a link that still works.
  const waiting = await db.mail.findMany({ where: { to, status: 'queued' }, orderBy: { id: 'desc' } })
  const { smtpUrl, url, close } = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'inbox-')) })
  env.SMTP_URL = smtpUrl
  for (const { id } of waiting) await deliver(id)
  const received = await (await fetch(`${url}/messages.json?to=${to}`)).text()
  await close()
  const tokens = [...new Set(received.match(/\/link\/[\w-]{43}/g))].map((link) => link.slice('/link/'.length))
  expect(await Promise.all(tokens.map(async (token) => (await peekLink(token)).state))).toEqual(['ok'])
  await inTransaction((tx) => createForOrder(tx, orderId))
  expect(await mailsTo(to, orderId)).toEqual(['buyer_changed', 'set_up'])
  expect(await mailsTo(email, orderId)).toEqual(['buyer_changed'])
})

test('a disputed order cannot be moved, nor can an order be moved to a disabled account', async () => {
  const { orderId } = await payFor('rapidssl')
  await db.user.create({ data: { email: 'off@shop.example', disabledAt: new Date() } })
  expect(await changeBuyer(staff, orderId, { email: 'off@shop.example', reason })).toEqual({
    ok: false,
    error: { code: 'address-disabled' },
  })
  const charge = await db.charge.create({ data: { orderId, stripeId: 'pi_moved', amount: 1, currency: 'USD' } })
  await db.dispute.create({ data: { orderId, chargeId: charge.id, openedAt: new Date() } })
  expect(await changeBuyer(staff, orderId, { email: 'new@shop.example', reason })).toEqual({ ok: false, error: { code: 'disputed' } })
})

test('an email is resent with the same text to the current address, at most once a minute, and not if its text has been deleted', async () => {
  const { orderId, email, buyer } = await payFor('rapidssl')
  const total = { amount: 1900, currency: 'USD' }
  await inTransaction((tx) =>
    queueMail(tx, { kind: 'payment_failed', onceKey: 'again', to: 'typo@shop.example', orderId, data: { orderId, orderNumber: 1, total } }),
  )
  const alert = { kind: 'staff_alert', onceKey: 'again:alert', to: 'staff@shop.example', data: {}, orderId, status: 'sent' } as const
  const { id: alertId } = await db.mail.create({ data: alert })
  await db.mail.updateMany({ where: { onceKey: 'again' }, data: { status: 'sent' } })
  const [mail] = await listResendable(staff, { orderId })
  const id = mail?.id ?? ''
  expect(mail?.kind).toBe('payment_failed')
  expect(await listResendable(buyer, { orderId })).toEqual([])
  expect(await resendMail(buyer, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await resendMail(staff, alertId)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await resendMail(staff, id)).toEqual({ ok: true, value: { email } })
  expect(await resendMail(staff, id)).toMatchObject({ ok: false, error: { code: 'resent-just-now' } })
  const again = await db.mail.findFirstOrThrow({ where: { to: email, orderId, kind: 'payment_failed' } })
  expect(again).toMatchObject({ status: 'queued', data: { total } })
  await db.mail.updateMany({ where: { orderId, kind: 'payment_failed' }, data: { data: {}, status: 'sent', createdAt: new Date(0) } })
  expect(await resendMail(staff, id)).toEqual({ ok: false, error: { code: 'text-gone' } })
  await disputed(orderId)
  expect(await resendMail(staff, id)).toEqual({ ok: false, error: { code: 'disputed' } })
})

test('an email about a certificate given to another account is resent to that account', async () => {
  const { orderId, id: certificateId, email: to } = await payFor('rapidssl')
  const data = { orderId, orderNumber: 1, total: { amount: 1900, currency: 'USD' } }
  const sent = { kind: 'payment_failed', onceKey: 'given', to, data, orderId, certificateId, status: 'sent' } as const
  const { id } = await db.mail.create({ data: sent })
  const heir = await db.user.create({ data: { email: 'heir@shop.example' } })
  await db.certificate.update({ where: { id: certificateId }, data: { userId: heir.id } })
  expect(await resendMail(staff, id)).toEqual({ ok: true, value: { email: heir.email } })
})

test('staff can sign a buyer whose account was compromised out everywhere, and this is recorded; read-only staff and other buyers cannot', async () => {
  const { orderId, buyer, email } = await payFor('rapidssl')
  const version = async () => (await db.user.findUniqueOrThrow({ where: { id: buyer.userId } })).sessionVersion
  const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email, orderId }))
  for (const actor of [buyer, { ...staff, role: 'readonly' } as const])
    expect(await endBuyerSessions(actor, orderId)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await version()).toBe(0)
  expect(await endBuyerSessions(staff, orderId)).toEqual({ ok: true, value: { email } })
  expect(await version()).toBe(1)
  expect((await db.link.findUniqueOrThrow({ where: { id: linkId } })).expiresAt.getTime()).toBeLessThanOrEqual(Date.now())
  expect(await db.auditEntry.count({ where: { action: 'client.end_sessions', subjectId: buyer.userId } })).toBe(1)
})
