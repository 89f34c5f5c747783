import { expect, test } from 'vitest'
import { openShop, payFor } from '../certificates/testing/shop'
import { DAY, earlier, later, now } from '../clock'
import { db } from '../db/client'
import { issueToken } from '../links/issue-token'
import { deleteNonBuyers } from '../users/delete-non-buyers'
import { deleteAccount } from './delete-account'
import { getDeletion } from './queries'
import { requestDeletion } from './request-deletion'

const ip = '203.0.113.9'
const at = now()
const tokenHash = (name: string) => Buffer.from(name.padEnd(32, '.'))

async function linkFor(email: string): Promise<string> {
  const { id } = await db.link.findFirstOrThrow({ where: { email, purpose: 'delete_account' }, orderBy: { id: 'desc' } })
  return (await issueToken(id))?.token ?? ''
}

test('an account is deleted through the emailed link once nothing in it is still pending, and only what the law requires is kept', async () => {
  await openShop()
  const { buyer, id, orderId, email } = await payFor('rapidssl')
  const { userId } = buyer
  const own = { certificateId: id, createdAt: at }
  await db.charge.create({
    data: { orderId, stripeId: 'pi_del', amount: 1900, currency: 'USD', payer: { name: 'Zoë' }, createdAt: new Date('2026-03-01') },
  })
  const kinds = async () => (await getDeletion(buyer))?.obstacles.map(({ kind }) => kind)

  expect(await kinds()).toEqual(['certificate'])
  expect(await requestDeletion(buyer)).toEqual({ ok: false, error: { code: 'still-open' } })
  await db.certificate.update({ where: { id }, data: { coverEndsAt: earlier(at, DAY) } })
  await db.order.create({ data: { userId, email, currency: 'USD', total: 1, basketHash: 'open' } })
  expect(await kinds()).toEqual(['order'])
  const another = { userId, email, currency: 'USD', total: 1 }
  await db.order.createMany({ data: Array.from({ length: 24 }, (_, number) => ({ ...another, basketHash: `open ${number}` })) })
  expect(await kinds(), 'at most twenty of each kind').toEqual(Array(20).fill('order'))
  await db.order.updateMany({ where: { basketHash: { startsWith: 'open' } }, data: { status: 'cancelled' } })
  const { id: chargeId } = await db.charge.findFirstOrThrow({ where: { stripeId: 'pi_del' } })
  const refund = { orderId, chargeId, cause: 'staff', amount: 1, currency: 'USD', idempotencyKey: 'del', actor: 'system' } as const
  const { id: refundId } = await db.refund.create({ data: refund })
  expect(await kinds()).toEqual(['refund'])
  await db.refund.delete({ where: { id: refundId } })
  const dispute = await db.dispute.create({ data: { orderId, chargeId, openedAt: at } })
  expect(await kinds()).toEqual(['dispute'])
  await db.dispute.update({ where: { id: dispute.id }, data: { status: 'won' } })
  expect(await getDeletion(buyer)).toEqual({ obstacles: [], credit: [], keptUntil: 2036 })

  await db.user.update({ where: { id: userId }, data: { name: 'Zoë', passwordHash: 'x', mutedMails: ['reminder_cover_ends'] } })
  await db.billingDetails.create({ data: { userId, name: 'Acme', address: 'Weg 1' } })
  await db.cart.create({ data: { userId, tokenHash: tokenHash('cart') } })
  await db.session.create({
    data: { id, userId, kind: 'client', by: 'code', version: 0, device: 'Firefox', startedAt: at, lastSeenAt: at, endsAt: later(at, DAY) },
  })
  await db.securityEvent.create({ data: { userId, kind: 'signed_in', at } })
  await db.passkey.create({
    data: { userId, name: 'Laptop', credentialId: 'c', publicKey: tokenHash('key'), counter: 1, transports: [], createdAt: at },
  })
  await db.authenticatorApp.create({ data: { userId, secretSealed: 's', createdAt: at } })
  await db.recoveryCode.create({ data: { userId, hash: tokenHash('code') } })
  await db.emailChange.create({
    data: {
      userId,
      from: email,
      to: 'n@x.example',
      fromLinkId: id,
      toLinkId: orderId,
      sessionVersion: 0,
      createdAt: at,
      expiresAt: later(at, DAY),
    },
  })
  await db.staffInvitation.create({
    data: { email, role: 'support', linkId: id, invitedBy: 'x', invitedAt: at, expiresAt: at, endedAt: at },
  })
  await db.membership.create({ data: { accountId: userId, email: 'ana@x.example', role: 'viewer', invitedBy: 'x', invitedAt: at } })
  await db.helperLink.create({
    data: { ...own, step: 'request', name: 'Bo', tokenHash: tokenHash('helper'), createdBy: 'x', expiresAt: later(at, DAY) },
  })
  await db.pullLink.create({ data: { ...own, label: 'web-1', tokenHash: tokenHash('pull') } })
  await db.calendarFeed.create({ data: { userId, about: 'account', tokenHash: tokenHash('calendar') } })
  await db.issuance.create({ data: { certificateId: id, number: 1, contacts: { technical: { phone: '+44 113' } } } })

  expect(await requestDeletion({ kind: 'order', userId, orderId })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await requestDeletion(buyer)).toEqual({ ok: true, value: { email } })
  const token = await linkFor(email)
  // A certificate that became active after the link was emailed still blocks the deletion, and the link keeps working.
  await db.certificate.update({ where: { id }, data: { coverEndsAt: later(at, DAY) } })
  expect(await deleteAccount({ token, ip })).toEqual({ ok: false, error: { code: 'still-open' } })
  await db.certificate.update({ where: { id }, data: { coverEndsAt: earlier(at, DAY) } })
  await db.mail.updateMany({ where: { to: email }, data: { status: 'sent' } })
  expect(await deleteAccount({ token: `${token}x`, ip })).toEqual({ ok: false, error: { code: 'link-ended' } })
  expect((await deleteAccount({ token, ip })).ok).toBe(true)
  expect(await deleteAccount({ token, ip })).toEqual({ ok: false, error: { code: 'link-ended' } })

  const left = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: {
      billing: true,
      carts: true,
      calendars: true,
      sessions: true,
      securityEvents: true,
      passkeys: true,
      authenticatorApp: true,
      recoveryCodes: true,
      emailChanges: true,
      members: true,
    },
  })
  const gone = { billing: null, authenticatorApp: null, name: null, passwordHash: null, sessionVersion: 1 }
  const none = ['carts', 'calendars', 'sessions', 'securityEvents', 'passkeys', 'recoveryCodes', 'emailChanges', 'members', 'mutedMails']
  expect(left).toMatchObject({ ...gone, email: `deleted-${userId}@deleted.invalid`, ...Object.fromEntries(none.map((what) => [what, []])) })
  expect([left.disabledAt, left.deletedAt]).not.toContain(null)
  expect(await db.helperLink.findFirst({ where: { certificateId: id } })).toMatchObject({ name: '', revokedAt: expect.any(Date) })
  expect(await db.pullLink.findFirst({ where: { certificateId: id } })).toMatchObject({ label: '', revokedAt: expect.any(Date) })
  expect(await db.issuance.findFirst({ where: { certificateId: id } })).toMatchObject({ contacts: null })
  expect([await db.mail.count({ where: { to: email } }), await db.staffInvitation.count({ where: { email } })]).toEqual([0, 0])
  expect(await db.order.findUnique({ where: { id: orderId }, include: { charges: true } })).toMatchObject({
    email,
    charges: [{ payer: { name: 'Zoë' } }],
  })
})

test('the rest of a deleted account is removed after 90 days if no order refers to it, while a disabled account stays', async () => {
  const createdAt = earlier(at, 91 * DAY)
  const gone = await db.user.create({ data: { email: 'a@deleted.invalid', createdAt, disabledAt: at, deletedAt: at } })
  const disabled = await db.user.create({ data: { email: 'locked@shop.example', createdAt, disabledAt: at } })
  await deleteNonBuyers(earlier(at, 90 * DAY), 1000)
  expect(await db.user.findMany({ where: { id: { in: [gone.id, disabled.id] } }, select: { id: true } })).toEqual([{ id: disabled.id }])
})
