import { expect, test } from 'vitest'
import { openShop, payFor } from '../certificates/testing/shop'
import { DAY, later, now } from '../clock'
import { db } from '../db/client'
import { exportData } from './export-data'

const SECRET = 'do-not-export-me'
const bytes = (name: string) => Buffer.from(`${SECRET}-${name}`)

test('my export contains what the shop stores about me, nothing about anyone else, and no secret', async () => {
  await openShop()
  const { buyer, id, orderId, email } = await payFor('rapidssl')
  const other = await payFor('rapidssl')
  const { userId } = buyer
  const at = now()
  const [createdAt, expiresAt] = [at, later(at, DAY)]
  await db.user.update({
    where: { id: userId },
    data: {
      name: 'Zoë',
      passwordHash: SECRET,
      mutedMails: ['reminder_cover_ends'],
      billing: { create: { name: 'Acme', address: 'Weg 1' } },
    },
  })
  await db.passkey.create({ data: { userId, name: 'Laptop', credentialId: SECRET, publicKey: bytes('key'), counter: 1, createdAt } })
  await db.authenticatorApp.create({ data: { userId, secretSealed: SECRET, confirmedAt: at, createdAt } })
  await db.recoveryCode.create({ data: { userId, hash: bytes('code') } })
  await db.securityEvent.create({ data: { userId, kind: 'signed_in', device: 'Firefox on Linux', at } })
  await db.calendarFeed.create({ data: { userId, about: 'account', tokenHash: bytes('calendar') } })
  await db.pullLink.create({ data: { certificateId: id, label: 'web-1', tokenHash: bytes('pull'), createdAt } })
  await db.helperLink.create({
    data: { certificateId: id, step: 'request', name: 'Bo', tokenHash: bytes('helper'), createdBy: 'x', createdAt, expiresAt },
  })
  await db.membership.create({ data: { accountId: userId, email: 'ana@x.example', role: 'viewer', invitedBy: 'x', invitedAt: at } })
  await db.issuance.create({ data: { certificateId: id, number: 1, contacts: { technical: { phone: '+44 113' } } } })
  await db.mail.create({ data: { kind: 'sign_in', onceKey: 'export:1', to: email, data: { linkId: SECRET } } })

  const exported = await exportData(buyer)
  if (!exported.ok) throw new Error(exported.error.code)
  const files = exported.value
  const read = (name: string) => JSON.parse(files[`${name}.json`] ?? 'null')
  expect(read('account')).toMatchObject({ email, name: 'Zoë', billing: { name: 'Acme' } })
  expect(read('notifications')).toEqual({ switchedOff: ['reminder_cover_ends'] })
  expect(read('security')).toMatchObject({ events: [{ device: 'Firefox on Linux' }], passkeys: [{ name: 'Laptop' }] })
  expect(read('orders')).toMatchObject([{ id: orderId, items: [{ quantity: 1 }] }])
  expect(read('certificates')).toMatchObject([
    { id, issuances: [{ contacts: { technical: { phone: '+44 113' } } }], pullLinks: [{ label: 'web-1' }] },
  ])
  expect(read('people')).toMatchObject({ members: [{ email: 'ana@x.example' }], helperLinks: [{ name: 'Bo' }] })
  expect(read('emails')).toContainEqual(expect.objectContaining({ kind: 'sign_in', to: email }))
  expect(read('invoices')).toEqual([])
  const all = Object.values(files).join('\n')
  const hidden = [SECRET, ...['key', 'code', 'calendar', 'pull', 'helper'].map((name) => JSON.stringify([...bytes(name)]).slice(1, -1))]
  for (const word of hidden) expect(all.replaceAll(/\s/g, '')).not.toContain(word)
  for (const key of ['tokenHash', 'passwordHash', 'secretSealed', 'publicKey', 'credentialId']) expect(all).not.toContain(key)
  expect(all).not.toContain(other.email)
  for (const name of Object.keys(files)) expect(files['README.txt']).toContain(name === 'README.txt' ? 'Made on' : name)

  expect(await exportData({ kind: 'order', userId, orderId })).toEqual({ ok: false, error: { code: 'not-found' } })
  for (let turn = 1; turn < 6; turn += 1) await exportData(buyer)
  expect(await exportData(buyer)).toMatchObject({ ok: false, error: { code: 'too-many' } })
})

test('the README and the shop’s own reasons for refunds are in my language, and reasons typed by staff stay as they are', async () => {
  const { buyer, id, orderId } = await payFor('rapidssl')
  const { userId } = buyer
  await db.user.update({ where: { id: userId }, data: { language: 'de' } })
  const { id: chargeId } = await db.charge.create({ data: { orderId, stripeId: `pi_${orderId}`, amount: 3000, currency: 'USD' } })
  const refund = { orderId, chargeId, amount: 1000, currency: 'USD', actor: 'system' }
  const { id: refundId } = await db.refund.create({
    data: {
      ...refund,
      cause: 'rule',
      reason: 'refused',
      idempotencyKey: 'why:1',
      allocations: { create: { certificateId: id, basis: 'exact', amount: 1000 } },
    },
  })
  await db.refund.create({ data: { ...refund, cause: 'double_payment', reason: 'Paid twice', idempotencyKey: 'why:2' } })
  await db.refund.create({ data: { ...refund, cause: 'staff', reason: 'Sorry', idempotencyKey: 'why:3' } })
  const movement = { userId, currency: 'USD', actor: 'system', at: now() }
  await db.creditMovement.create({ data: { ...movement, amount: 1000, kind: 'refunded', refundId, reason: 'refused' } })
  await db.creditMovement.create({ data: { ...movement, amount: 500, kind: 'given', reason: 'Welcome' } })

  const exported = await exportData(buyer)
  if (!exported.ok) throw new Error(exported.error.code)
  const read = (name: string) => JSON.parse(exported.value[`${name}.json`] ?? 'null')
  const bought = 'Wir konnten Ihr Zertifikat RapidSSL nicht beschaffen und haben es deshalb erstattet.'
  const reasons = (rows: { reason: string }[]) => rows.map(({ reason }) => reason)
  expect(reasons(read('orders')[0].refunds)).toEqual([bought, 'Dieser Warenkorb wurde zweimal bezahlt.', 'Sorry'])
  expect(reasons(read('credit'))).toEqual([bought, 'Welcome'])
  expect(exported.value['README.txt']).toMatch(/^Erstellt am /)
  for (const one of [...read('orders')[0].refunds, ...read('credit')]) {
    for (const key of ['cause', 'allocations', 'refund']) expect(one).not.toHaveProperty(key)
  }
})
