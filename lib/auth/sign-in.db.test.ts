import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import type { MailData } from '../email/kinds'
import { issueToken } from '../links/issue-token'
import { requestLink } from '../links/request-link'
import { changePassword } from '../users/change-password'
import { hashPassword } from '../users/passwords'
import { checkSession } from './check-session'
import { type Claims, sealClaims } from './claims'
import { openOrderPath } from './order-path'
import { SHARED } from './rate-limit'
import { requestSignIn } from './request-sign-in'
import { sendNewLink } from './send-new-link'
import { signInWithCode } from './sign-in-with-code'
import { signInWithLink } from './sign-in-with-link'
import { signInWithPassword } from './sign-in-with-password'

const PASSWORD = 'six wooden boats at dawn'
const passwordHash = await hashPassword(PASSWORD)
let serial = 0
let ip = ''
beforeEach(() => {
  serial += 1
  ip = `192.0.2.${serial}`
})

function makeUser(fields: { role?: 'client' | 'staff'; disabledAt?: Date; passwordHash?: string } = {}) {
  return db.user.create({ data: { email: `person-${serial}-${fields.role ?? 'client'}@example.com`, passwordHash, ...fields } })
}

async function makeOrder(userId: string, email: string) {
  return db.order.create({ data: { userId, email, currency: 'USD', total: 1900, basketHash: `basket-${serial}`, status: 'paid' } })
}

const session = async (claims: Claims) => checkSession(await sealClaims(claims), claims.kind === 'staff' ? 'staff' : 'client')
const mailsTo = (to: string) => db.mail.count({ where: { to } })

test('a mailed code signs its person in, once', async () => {
  const user = await makeUser()
  const asked = await requestSignIn({ email: ` ${user.email.toUpperCase()} `, ip, returnTo: '/account/orders' })
  if (!asked.ok) throw new Error('no link')
  expect(await mailsTo(user.email)).toBe(1)
  const { linkId } = asked.value
  const sent = await issueToken(linkId)
  const entered = await signInWithCode({ linkId, code: ` ${sent?.code?.slice(0, 3)} ${sent?.code?.slice(3)} `, ip })
  expect(entered).toMatchObject({ ok: true, value: { claims: { kind: 'client', sub: user.id }, returnTo: '/account/orders' } })
  expect(await signInWithCode({ linkId, code: sent?.code ?? '', ip })).toEqual({ ok: false, error: { code: 'ended' } })
})

test('an address nobody has answers just like one somebody has, and nothing is mailed', async () => {
  const user = await makeUser()
  const stranger = `stranger-${serial}@example.com`
  const answers = []
  for (const email of [user.email, stranger]) {
    const asked = await requestSignIn({ email, ip })
    if (!asked.ok) throw new Error('no link')
    const tries = []
    for (let i = 0; i < 6; i++) tries.push(await signInWithCode({ linkId: asked.value.linkId, code: 'nothing', ip }))
    answers.push(tries)
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.at(0)).toMatchObject({ error: { code: 'wrong', attemptsLeft: 4 } })
  expect(answers[0]?.at(-1)).toEqual({ ok: false, error: { code: 'ended' } })
  expect([await mailsTo(user.email), await mailsTo(stranger)]).toEqual([1, 0])
})

test('a right code is refused after five wrong ones', async () => {
  const user = await makeUser()
  const asked = await requestSignIn({ email: user.email, ip })
  if (!asked.ok) throw new Error('no link')
  const { linkId } = asked.value
  const sent = await issueToken(linkId)
  for (let i = 0; i < 5; i++) await signInWithCode({ linkId, code: '', ip })
  expect(await signInWithCode({ linkId, code: sent?.code ?? '', ip })).toEqual({ ok: false, error: { code: 'ended' } })
})

test('codes for one address are asked for only so often, whatever network they come from', async () => {
  const user = await makeUser()
  const answers = []
  for (let i = 0; i < 5; i++) answers.push((await requestSignIn({ email: user.email, ip: `${ip}.${i}` })).ok)
  expect(answers).toEqual([true, true, true, true, false])
  expect(await mailsTo(user.email)).toBe(4)
})

test('one network may not ask for address after address', async () => {
  const answers = []
  for (let i = 0; i < 21; i++) answers.push((await requestSignIn({ email: `walk-${serial}-${i}@example.com`, ip })).ok)
  expect(answers.filter(Boolean)).toHaveLength(20)
})

test('where the network cannot be told, one busy visitor does not lock the others out', async () => {
  const answers = []
  for (let i = 0; i < 21; i++) answers.push((await requestSignIn({ email: `flood-${serial}-${i}@example.com`, ip: SHARED })).ok)
  expect(answers).not.toContain(false)
})

test('a password signs in; a wrong one, nobody and the disabled are refused alike; tries run out', async () => {
  const user = await makeUser()
  const { email } = user
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toMatchObject({ ok: true, value: { sub: user.id } })
  const refused = { ok: false, error: { code: 'no-match' } }
  expect(await signInWithPassword({ email, password: `${PASSWORD}!`, side: 'client', ip })).toEqual(refused)
  expect(await signInWithPassword({ email: 'nobody@example.com', password: PASSWORD, side: 'client', ip })).toEqual(refused)
  await db.user.update({ where: { email }, data: { disabledAt: new Date() } })
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toEqual(refused)
  for (let i = 0; i < 5; i++) await signInWithPassword({ email, password: 'x', side: 'client', ip: `${ip}.${i}` })
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toMatchObject({ error: { code: 'too-many' } })
})

test('a buyer’s right password does not open the staff door', async () => {
  const user = await makeUser()
  const staff = await makeUser({ role: 'staff' })
  expect(await signInWithPassword({ email: user.email, password: PASSWORD, side: 'staff', ip })).toEqual({
    ok: false,
    error: { code: 'no-match' },
  })
  expect(await signInWithPassword({ email: staff.email, password: PASSWORD, side: 'staff', ip })).toMatchObject({
    ok: true,
    value: { kind: 'staff' },
  })
})

test('a set-up link opens its one order, once; its owner, signed in already, keeps the wider session', async () => {
  const user = await makeUser()
  const order = await makeOrder(user.id, user.email)
  const token = async () => {
    const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email: user.email, orderId: order.id }))
    return (await issueToken(linkId))?.token ?? ''
  }
  const first = await token()
  expect(await signInWithLink({ token: first, signedInAs: null, ip })).toMatchObject({
    ok: true,
    value: { claims: { kind: 'order', orderId: order.id } },
  })
  expect(await signInWithLink({ token: first, signedInAs: null, ip })).toEqual({ ok: false, error: { code: 'link-ended' } })
  expect(await signInWithLink({ token: await token(), signedInAs: user.id, ip })).toMatchObject({ ok: true, value: { claims: null } })
})

test('a used set-up link leads on where its order is open already, and nowhere for anybody else', async () => {
  const user = await makeUser()
  const stranger = await makeUser({ role: 'staff' })
  const order = await makeOrder(user.id, user.email)
  const other = await makeOrder(user.id, user.email)
  const way = (actor: Actor | null) => openOrderPath(actor, order.id)
  expect(await way({ kind: 'order', userId: user.id, orderId: order.id })).toBe(`/account/orders/${order.id}`)
  expect(await way({ kind: 'client', userId: user.id })).toBe(`/account/orders/${order.id}`)
  expect(await way({ kind: 'order', userId: user.id, orderId: other.id })).toBeNull()
  expect(await way({ kind: 'client', userId: stranger.id })).toBeNull()
  expect(await way(null)).toBeNull()
})

test('a used set-up link has a new one sent to the order’s own address, which names what can still be set up; a made-up one and a disabled person get nothing', async () => {
  const user = await makeUser()
  const order = await makeOrder(user.id, `order-${serial}@example.com`)
  const type = { code: `t${serial}`, enomProdType: serial, enomService: `S${serial}`, family: 'symantec', brand: 'B', name: 'N' } as const
  await db.certificateType.create({
    data: { ...type, level: 'dv', wildcard: false, maxYears: 1, usualWait: '', reorderDays: 30, carriesOver: false, position: 1 },
  })
  const product = await db.product.create({ data: { slug: `p${serial}`, name: 'P', summary: '', typeCode: type.code } })
  const item = await db.orderItem.create({
    data: {
      orderId: order.id,
      position: 1,
      productId: product.id,
      typeCode: type.code,
      productName: 'P',
      typeName: 'N',
      years: 1,
      quantity: 1,
      unitAmount: 1900,
      activation: 'automatic',
    },
  })
  const certificate = { orderId: order.id, orderItemId: item.id, userId: user.id, typeCode: type.code, years: 1 }
  await db.certificate.create({ data: { ...certificate, ordinal: 1, label: 'shop', status: 'not_configured' } })
  await db.certificate.create({ data: { ...certificate, ordinal: 2, status: 'refunded_unissued' } })
  const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email: order.email, orderId: order.id }))
  const token = (await issueToken(linkId))?.token ?? ''
  await signInWithLink({ token, signedInAs: null, ip })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  const named = async () => {
    const mails = await db.mail.findMany({ where: { to: order.email }, orderBy: { id: 'asc' }, select: { data: true } })
    return mails.map(({ data }) => (data as MailData<'set_up'>).certificates)
  }
  expect(await named()).toEqual([[{ name: 'N', label: 'shop' }]])
  await db.certificate.updateMany({ where: { orderId: order.id }, data: { status: 'refunded_unissued' } })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  expect(await named()).toEqual([[{ name: 'N', label: 'shop' }], []])
  const before = await db.mail.count()
  expect(await sendNewLink({ token: 'A'.repeat(43), ip })).toEqual({ ok: true })
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  expect(await db.mail.count()).toBe(before)
})

test('a session ends when the password changes, when its person is disabled, and when staff are staff no more', async () => {
  const user = await makeUser({ role: 'staff' })
  const actor: Actor = { kind: 'client', userId: user.id }
  const old: Claims = { kind: 'client', sub: user.id, version: user.sessionVersion }
  expect(await session(old)).toMatchObject({ actor, user: { email: user.email } })
  expect(await changePassword(actor, { current: 'wrong wrong wrong', next: 'another long password' })).toMatchObject({ ok: false })
  expect(await session(old)).not.toBeNull()
  const changed = await changePassword(actor, { current: PASSWORD, next: 'another long password' })
  if (!changed.ok) throw new Error(changed.error.code)
  expect(await session(old)).toBeNull()
  const renewed = { ...old, version: changed.value.sessionVersion }
  expect(await session(renewed)).not.toBeNull()
  expect(await session({ ...renewed, kind: 'staff' })).not.toBeNull()
  await db.user.update({ where: { id: user.id }, data: { role: 'client' } })
  expect(await session({ ...renewed, kind: 'staff' })).toBeNull()
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect(await session(renewed)).toBeNull()
})

test('a cookie works only on its own side, untouched, and for an order its person owns', async () => {
  const user = await makeUser({ role: 'staff' })
  const other = await makeUser()
  const order = await makeOrder(other.id, other.email)
  const token = await sealClaims({ kind: 'client', sub: user.id, version: 0 })
  expect(await checkSession(token, 'staff')).toBeNull()
  expect(await checkSession(`${token.slice(0, -3)}AAA`, 'client')).toBeNull()
  expect(await session({ kind: 'order', sub: user.id, version: 0, orderId: order.id })).toBeNull()
  expect(await session({ kind: 'order', sub: other.id, version: 0, orderId: order.id })).not.toBeNull()
})
