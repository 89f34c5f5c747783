import { scryptSync } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '../actor'
import { placed } from '../certificates/testing/place'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import type { MailData } from '../email/kinds'
import { issueToken } from '../links/issue-token'
import { peekLink } from '../links/peek-link'
import { requestLink } from '../links/request-link'
import { changePassword } from '../users/change-password'
import { endAllSessions } from '../users/end-all-sessions'
import { findPasswordCode } from '../users/find-password-code'
import { passwordRefusal } from '../users/messages'
import { requestPasswordCode } from '../users/request-password-code'
import { consumeRateLimit, hasUsed, SHARED_CALLER } from './limits/rate-limit'
import { openOrderPath } from './order-path'
import { checkSession } from './session/check-session'
import type { Claims } from './session/claims'
import { endToken } from './session/end-token'
import { openSession } from './session/open-session'
import { requestSignIn } from './sign-in/request-sign-in'
import { sendNewLink } from './sign-in/send-new-link'
import { setOwnPassword } from './sign-in/set-own-password'
import { signInWithCode } from './sign-in/sign-in-with-code'
import { signInWithLink } from './sign-in/sign-in-with-link'
import { signInWithPassword } from './sign-in/sign-in-with-password'

const PASSWORD = 'six wooden boats at dawn'
/** A cheap hash, because these tests check many passwords. The cost of hashing is covered by the tests of the hash itself. */
const passwordHash = `scrypt$8$8$1$${'A'.repeat(22)}$${scryptSync(PASSWORD, Buffer.alloc(16), 32, { N: 2 ** 8, r: 8, p: 1 }).toString('base64url')}`
let serial = 0
let ip = ''
beforeEach(() => {
  serial += 1
  ip = `192.0.2.${serial}`
})

function makeUser(fields: { role?: 'client' | 'staff'; disabledAt?: Date; passwordHash?: string | null } = {}) {
  return db.user.create({
    data: {
      email: `person-${serial}-${fields.role ?? 'client'}@example.com`,
      passwordHash,
      ...fields,
      staffRole: fields.role === 'staff' ? 'owner' : null,
    },
  })
}

async function makeOrder(userId: string, email: string) {
  return db.order.create({ data: { userId, email, currency: 'USD', total: 1900, basketHash: `basket-${serial}`, status: 'paid' } })
}

const begin = (claims: Claims) => openSession(claims, { by: 'password', device: 'Firefox on Linux', network: null })
const session = async (claims: Claims) => checkSession(await begin(claims), claims.kind === 'staff' ? 'staff' : 'client')
const mailsTo = (to: string) => db.mail.count({ where: { to } })

test('an emailed code signs its owner in, once', async () => {
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

test('an unknown address gets the same response as a known one, and the same rows are written', async () => {
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
  expect([await mailsTo(user.email), await mailsTo(stranger)]).toEqual([1, 1])
})

test('a correct code is refused after five wrong ones', async () => {
  const user = await makeUser()
  const asked = await requestSignIn({ email: user.email, ip })
  if (!asked.ok) throw new Error('no link')
  const { linkId } = asked.value
  const sent = await issueToken(linkId)
  for (let i = 0; i < 5; i++) await signInWithCode({ linkId, code: '', ip })
  expect(await signInWithCode({ linkId, code: sent?.code ?? '', ip })).toEqual({ ok: false, error: { code: 'ended' } })
})

test('code requests for one address are limited per network; a known browser and other networks are not affected', async () => {
  const user = await makeUser()
  const ask = (from: string, browser?: string) => requestSignIn({ email: user.email, ip: from, browser })
  const answers = []
  for (let i = 0; i < 5; i++) answers.push((await ask(ip)).ok)
  expect(answers).toEqual([true, true, true, true, false])
  expect((await ask(ip, 'their own browser')).ok).toBe(true)
  expect((await ask(`${ip}.1`)).ok).toBe(true)
})

test('code requests for a buyer from fifty networks are soon limited to one each, and the buyer can still request one', async () => {
  const user = await makeUser()
  let mailed = 0
  for (let network = 0; network < 50; network++) {
    for (let i = 0; i < 4; i++) if ((await requestSignIn({ email: user.email, ip: `${ip}.${network}` })).ok) mailed += 1
  }
  expect(mailed).toBeLessThanOrEqual(12 + 50)
  expect((await requestSignIn({ email: user.email, ip: `${ip}.own` })).ok).toBe(true)
})

test('a code stays valid while others request codes for the same address', async () => {
  const user = await makeUser()
  const asked = await requestSignIn({ email: user.email, ip })
  if (!asked.ok) throw new Error('no link')
  const sent = await issueToken(asked.value.linkId)
  const later = await requestSignIn({ email: user.email, ip: `${ip}.1` })
  const other = later.ok ? await issueToken(later.value.linkId) : null
  expect(await signInWithCode({ linkId: asked.value.linkId, code: sent?.code ?? '', ip })).toMatchObject({ ok: true })
  expect(await signInWithLink({ token: other?.token ?? '', signedInAs: null, ip })).toMatchObject({ ok: true })
})

test('after twenty consecutive wrong codes only the emailed link signs in; the owner is notified once, and using the link re-enables codes', async () => {
  const user = await makeUser()
  const ask = async (from: string) => {
    const asked = await requestSignIn({ email: user.email, ip: from })
    if (!asked.ok) throw new Error(asked.error.code)
    return asked.value.linkId
  }
  const answers = []
  for (let i = 0; i < 5; i++) {
    const linkId = await ask(`${ip}.${i}`)
    for (let tries = 0; tries < 4; tries++) answers.push(await signInWithCode({ linkId, code: 'no', ip: `${ip}.${i}` }))
  }
  expect(answers.at(18)).toMatchObject({ error: { code: 'wrong' } })
  expect(answers.at(19)).toEqual({ ok: false, error: { code: 'codes-off' } })
  expect(await db.mail.count({ where: { to: user.email, kind: 'security_notice' } })).toBe(1)
  const linkId = await ask(`${ip}.own`)
  const sent = await issueToken(linkId)
  expect(sent?.code).toBeUndefined()
  expect(await signInWithCode({ linkId, code: '123456', ip: `${ip}.own` })).toEqual({ ok: false, error: { code: 'codes-off' } })
  expect(await db.mail.count({ where: { to: user.email, kind: 'security_notice' } })).toBe(1)
  expect(await signInWithLink({ token: sent?.token ?? '', signedInAs: null, ip: `${ip}.own` })).toMatchObject({ ok: true })
  expect((await issueToken(await ask(`${ip}.own`)))?.code).toMatch(/^\d{6}$/)
})

test('a request for an address that has used up its emails does not count against the network', async () => {
  const email = `used-up-${serial}@example.com`
  await consumeRateLimit('link_per_address', email, 100)
  for (let i = 0; i < 21; i++) expect(await requestSignIn({ email, ip })).toMatchObject({ error: { code: 'many-mails' } })
  expect(await requestSignIn({ email: `other-${email}`, ip })).toMatchObject({ ok: true })
})

test('one network cannot request codes for an unlimited number of addresses', async () => {
  const answers = []
  for (let i = 0; i < 21; i++) answers.push((await requestSignIn({ email: `walk-${serial}-${i}@example.com`, ip })).ok)
  expect(answers.filter(Boolean)).toHaveLength(20)
})

test('if networks cannot be distinguished, one busy visitor does not lock out the others', async () => {
  const answers = []
  for (let i = 0; i < 21; i++) answers.push((await requestSignIn({ email: `flood-${serial}-${i}@example.com`, ip: SHARED_CALLER })).ok)
  expect(answers).not.toContain(false)
})

test('a correct password signs in; a wrong password, an unknown address and a disabled person get the same refusal; attempts per network are limited', async () => {
  const user = await makeUser()
  const { email } = user
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toMatchObject({
    ok: true,
    value: { claims: { sub: user.id } },
  })
  const refused = { ok: false, error: { code: 'no-match' } }
  expect(await signInWithPassword({ email, password: `${PASSWORD}!`, side: 'client', ip })).toEqual(refused)
  expect(await signInWithPassword({ email: 'nobody@example.com', password: PASSWORD, side: 'client', ip })).toEqual(refused)
  for (let i = 0; i < 7; i++) await signInWithPassword({ email, password: 'x', side: 'client', ip })
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toMatchObject({ error: { code: 'too-many' } })
  await db.user.update({ where: { email }, data: { disabledAt: new Date() } })
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip: `${ip}.1` })).toEqual(refused)
})

test('repeated sign-ins with the right password do not use up attempts', async () => {
  const { email } = await makeUser()
  for (let i = 0; i < 12; i++)
    expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip })).toMatchObject({ ok: true })
})

test('strangers’ wrong passwords do not lock anyone out on the other sign-in page, from another network or in a known browser', async () => {
  const staff = await makeUser({ role: 'staff' })
  const { email } = staff
  for (let network = 0; network < 8; network++) {
    for (let i = 0; i < 5; i++) await signInWithPassword({ email, password: 'x', side: 'client', ip: `${ip}.${network}` })
  }
  for (let i = 0; i < 9; i++) await signInWithPassword({ email, password: 'x', side: 'staff', ip })
  const enter = (side: 'client' | 'staff', from: string, browser?: string) =>
    signInWithPassword({ email, password: PASSWORD, side, ip: from, browser })
  expect(await enter('staff', ip)).toMatchObject({ error: { code: 'too-many' } })
  expect(await enter('staff', ip, 'their own browser')).toMatchObject({ ok: true })
  expect(await enter('staff', `${ip}.own`)).toMatchObject({ ok: true })
  expect(await enter('client', `${ip}.own`)).toMatchObject({ ok: true })
})

test('an attacker with many networks is soon limited to two attempts from each', async () => {
  const { email } = await makeUser()
  const checked = []
  for (let network = 0; network < 20; network++) {
    for (let i = 0; i < 8; i++) {
      const answer = await signInWithPassword({ email, password: 'x', side: 'client', ip: `${ip}.${network}` })
      if (!answer.ok && answer.error.code === 'no-match') checked.push(network)
    }
  }
  expect(checked.length).toBeLessThanOrEqual(32 + 2 * 16)
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip: `${ip}.own` })).toMatchObject({ ok: true })
})

test('the networks of one IPv6 /48 share a few attempts and emails per address, so they never use up its hundred emails', async () => {
  const { email } = await makeUser()
  let [checked, mailed] = [0, 0]
  for (let network = 0; network < 40; network++) {
    const from = `2001:db8:${serial}:${network.toString(16)}::/64`
    const tried = await signInWithPassword({ email, password: 'x', side: 'client', ip: from })
    if (!tried.ok && tried.error.code === 'no-match') checked += 1
    if ((await requestSignIn({ email, ip: from })).ok) mailed += 1
  }
  expect([checked, mailed]).toEqual([32, 14])
  const elsewhere = `2001:db8:${serial}f:1::/64`
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip: elsewhere })).toMatchObject({ ok: true })
  expect(await requestSignIn({ email, ip: elsewhere })).toMatchObject({ ok: true })
})

test('if networks cannot be distinguished, wrong passwords delay the right one but never lock it out', async () => {
  const { email } = await makeUser()
  for (let i = 0; i < 31; i++) await signInWithPassword({ email, password: 'x', side: 'client', ip: SHARED_CALLER })
  expect(await signInWithPassword({ email, password: PASSWORD, side: 'client', ip: SHARED_CALLER })).toMatchObject({ ok: true })
})

test('a buyer’s password does not work on the staff sign-in page', async () => {
  const user = await makeUser()
  const staff = await makeUser({ role: 'staff' })
  expect(await signInWithPassword({ email: user.email, password: PASSWORD, side: 'staff', ip })).toEqual({
    ok: false,
    error: { code: 'no-match' },
  })
  expect(await signInWithPassword({ email: staff.email, password: PASSWORD, side: 'staff', ip })).toMatchObject({
    ok: true,
    value: { claims: { kind: 'staff' } },
  })
})

test('a set-up link opens only its order, and only once; an owner who is already signed in keeps the wider session', async () => {
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

test('a used set-up link leads to its order only if this browser already has access to it', async () => {
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

test('a used set-up link can be replaced: the new one goes to the order’s own address and lists what can still be set up; a made-up link and a disabled person get nothing', async () => {
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
  await db.certificate.create({ data: { ...certificate, ordinal: 1, label: 'shop', ...placed('setup') } })
  await db.certificate.create({ data: { ...certificate, ordinal: 2, ...placed('closed:refunded_by_supplier') } })
  const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email: order.email, orderId: order.id }))
  const token = (await issueToken(linkId))?.token ?? ''
  await signInWithLink({ token, signedInAs: null, ip })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  const named = async () => {
    const mails = await db.mail.findMany({ where: { to: order.email }, orderBy: { id: 'asc' }, select: { data: true } })
    return mails.map(({ data }) => (data as MailData<'set_up'>).certificates)
  }
  expect(await named()).toEqual([[{ name: 'N', label: 'shop' }]])
  await db.certificate.updateMany({ where: { orderId: order.id }, data: { ...placed('closed:refunded_by_supplier') } })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  expect(await named()).toEqual([[{ name: 'N', label: 'shop' }], []])
  const before = await db.mail.count()
  expect(await sendNewLink({ token: 'A'.repeat(43), ip })).toEqual({ ok: true })
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect(await sendNewLink({ token, ip })).toEqual({ ok: true })
  expect(await db.mail.count()).toBe(before)
})

test('a session ends when the password changes, the person is disabled, or a member of staff loses their role', async () => {
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
  await db.user.update({ where: { id: user.id }, data: { role: 'client', staffRole: null } })
  expect(await session({ ...renewed, kind: 'staff' })).toBeNull()
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect(await session(renewed)).toBeNull()
})

test('signing out ends the session permanently, even for someone who copied the cookie; other browsers stay signed in', async () => {
  const user = await makeUser()
  const claims: Claims = { kind: 'client', sub: user.id, version: user.sessionVersion }
  const [one, other] = [await begin(claims), await begin(claims)]
  expect(await endToken(one, 'staff')).toBeNull()
  expect(await checkSession(one, 'client')).not.toBeNull()
  expect(await endToken(one, 'client')).toEqual({ userId: user.id })
  expect(await endToken(one, 'client')).toEqual({ userId: user.id })
  expect(await checkSession(one, 'client')).toBeNull()
  expect(await checkSession(other, 'client')).not.toBeNull()
})

test('setting a first password requires an emailed code, not just a session, and the change is reported by email', async () => {
  const user = await makeUser({ passwordHash: null })
  const actor: Actor = { kind: 'client', userId: user.id }
  const next = 'tram otter violin moss'
  expect(await changePassword(actor, { current: '', next })).toEqual({ ok: false, error: { code: 'code-missing' } })
  expect(await changePassword(actor, { current: '', code: '123456', next })).toEqual({ ok: false, error: { code: 'code-ended' } })
  await requestPasswordCode(actor)
  const pending = await findPasswordCode(user.email)
  const sent = await issueToken(pending?.linkId ?? '')
  const wrong = sent?.code === '000000' ? '000001' : '000000'
  expect(await changePassword(actor, { current: '', code: wrong, next })).toEqual({
    ok: false,
    error: { code: 'wrong-code', attemptsLeft: 4 },
  })
  expect(await changePassword(actor, { current: '', code: sent?.code, next: 'password1234' })).toEqual({
    ok: false,
    error: { code: 'guessable' },
  })
  expect(await changePassword(actor, { current: '', code: sent?.code, next })).toMatchObject({ ok: true })
  expect(await changePassword(actor, { current: '', code: sent?.code, next })).toEqual({ ok: false, error: { code: 'code-ended' } })
  const told = await db.mail.findMany({ where: { to: user.email, kind: 'security_notice' }, select: { data: true } })
  expect(told).toEqual([{ data: { event: 'password_set' } }])
})

test('an empty code is refused with a request to enter it, with or without a password', async () => {
  for (const hash of [null, passwordHash]) {
    const user = await db.user.create({ data: { email: `empty-${hash?.length}@example.com`, passwordHash: hash } })
    const actor: Actor = { kind: 'client', userId: user.id }
    await requestPasswordCode(actor)
    const refused = await changePassword(actor, { current: '', code: ' ', next: 'tram otter violin moss' })
    expect(refused).toEqual({ ok: false, error: { code: 'code-missing' } })
    expect(refused.ok || passwordRefusal(refused.error)).toEqual({
      field: 'code',
      text: 'Enter the code we emailed you, or send yourself one below.',
    })
  }
})

test('the wrong code that disables codes for an address is reported as such, on the page and by email', async () => {
  const user = await makeUser({ passwordHash: null })
  const actor: Actor = { kind: 'client', userId: user.id }
  await requestPasswordCode(actor)
  await issueToken((await findPasswordCode(user.email))?.linkId ?? '')
  await db.wrongCodes.create({ data: { email: user.email, count: 19, since: new Date() } })
  const refused = await changePassword(actor, { current: '', code: 'no', next: 'tram otter violin moss' })
  expect(refused).toEqual({ ok: false, error: { code: 'codes-off' } })
  expect(await db.mail.count({ where: { to: user.email, kind: 'security_notice' } })).toBe(1)
})

test('the last allowed attempt at a code is reported as wrong, and counts like the earlier ones', async () => {
  const user = await makeUser({ passwordHash: null })
  const actor = { kind: 'client', userId: user.id } as const
  await requestPasswordCode(actor)
  await issueToken((await findPasswordCode(user.email))?.linkId ?? '')
  const answers = []
  for (let i = 0; i < 6; i++) {
    const answer = await setOwnPassword(actor, { current: '', code: 'no', next: 'tram otter violin moss' })
    answers.push(answer.ok || answer.error.code)
  }
  expect(answers).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'code-used-up', 'code-ended'])
  expect(await hasUsed('password_per_person', user.id, 5)).toBe(true)
  expect(await hasUsed('password_per_person', user.id, 6)).toBe(false)
})

test('a buyer can change a forgotten password with an emailed code; staff cannot, because a mailbox alone must not give access to the back office', async () => {
  const next = 'tram otter violin moss'
  const change = async (user: { id: string; email: string }) => {
    const actor: Actor = { kind: 'client', userId: user.id }
    await requestPasswordCode(actor)
    const sent = await issueToken((await findPasswordCode(user.email))?.linkId ?? '')
    return changePassword(actor, { current: '', code: sent?.code, next })
  }
  expect(await change(await makeUser())).toMatchObject({ ok: true })
  expect(await change(await makeUser({ role: 'staff' }))).toEqual({ ok: false, error: { code: 'wrong-password' } })
})

test.each(['signing out everywhere', 'a new password'])('%s invalidates unused set-up links and codes', async (how) => {
  const user = await makeUser()
  await db.user.update({ where: { id: user.id }, data: { language: 'es' } })
  const order = await makeOrder(user.id, user.email)
  const actor: Actor = { kind: 'client', userId: user.id }
  const setUp = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email: user.email, orderId: order.id }))
  const asked = await requestSignIn({ email: user.email, ip })
  const tokens = [await issueToken(setUp), await issueToken(asked.ok ? asked.value.linkId : '')].map((sent) => sent?.token ?? '')
  if (how === 'a new password') await changePassword(actor, { current: PASSWORD, next: 'tram otter violin moss' })
  else await endAllSessions(actor)
  for (const token of tokens) {
    expect(await peekLink(token)).toMatchObject({ state: 'expired', language: 'es' })
    expect(await signInWithLink({ token, signedInAs: null, ip })).toEqual({ ok: false, error: { code: 'link-ended' } })
  }
})

test('a cookie works only on its own side, only unaltered, and only for an order its person owns', async () => {
  const user = await makeUser({ role: 'staff' })
  const other = await makeUser()
  const order = await makeOrder(other.id, other.email)
  const token = await begin({ kind: 'client', sub: user.id, version: 0 })
  expect(await checkSession(token, 'staff')).toBeNull()
  expect(await checkSession(`${token.slice(0, -3)}AAA`, 'client')).toBeNull()
  expect(await session({ kind: 'order', sub: user.id, version: 0, orderId: order.id })).toBeNull()
  expect(await session({ kind: 'order', sub: other.id, version: 0, orderId: order.id })).not.toBeNull()
})

test('the placeholder code is written together with the email, so that it cannot replace the code sent by a fast worker', async () => {
  const { email } = await makeUser()
  const asked = await requestSignIn({ email, ip })
  if (!asked.ok) throw new Error(asked.error.code)
  // A row's xmin identifies the transaction that last wrote it.
  const [written] = await db.$queryRaw<{ together: boolean }[]>`
    select l.xmin = m.xmin as together from "Link" l, "Mail" m
     where l.id = ${asked.value.linkId}::uuid and m."onceKey" = ${`sign_in:${asked.value.linkId}`}`
  expect(written).toEqual({ together: true })
  expect(await signInWithCode({ linkId: asked.value.linkId, code: '000000', ip })).toMatchObject({ error: { code: 'wrong' } })
})
