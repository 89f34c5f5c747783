import { afterEach, expect, test } from 'vitest'
import { DAY, later, MINUTE, setClock } from '../clock'
import { db } from '../db/client'
import { issueToken } from '../links/issue-token'
import { confirmEmailChange } from './email-change/confirm-change'
import { findChangeOfLink, findEmailChange } from './email-change/find-change'
import { requestEmailChange } from './email-change/request-change'
import { stopEmailChange } from './email-change/stop-change'
import { undoEmailChange } from './email-change/undo-change'
import type { ClientActor } from './guards/guards'
import { listEvents } from './list-events'
import { checkSession } from './session/check-session'
import { openSession } from './session/open-session'
import { signInWithLink } from './sign-in/sign-in-with-link'

const ip = '192.0.2.88'
const ENDED = { ok: false, error: { code: 'link-ended' } }

let reset = () => {}
afterEach(() => reset())

async function signIn(): Promise<{ actor: ClientActor; email: string }> {
  const { id, email } = await db.user.create({ data: { email: `${crypto.randomUUID()}@example.com` } })
  const place = { by: 'code', device: 'Firefox on Linux', network: null } as const
  const session = await checkSession(await openSession({ kind: 'client', sub: id, version: 0 }, place), 'client')
  if (session?.actor.kind !== 'client') throw new Error('not signed in')
  return { actor: session.actor, email }
}

/** Requests the change and returns the secrets of the two emailed links. */
async function ask(actor: ClientActor, to: string) {
  const asked = await requestEmailChange(actor, to)
  if (!asked.ok) throw new Error(asked.error.code)
  const change = await db.emailChange.findFirstOrThrow({ where: { userId: actor.userId, endedAt: null } })
  const tokenOf = async (linkId: string) => (await issueToken(linkId))?.token ?? ''
  return { change, byOld: await tokenOf(change.fromLinkId), byNew: await tokenOf(change.toLinkId) }
}

const emailOf = async ({ userId }: ClientActor) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email
const confirm = (token: string) => confirmEmailChange({ token, ip })

test.each(['old', 'new'])('a new address takes effect once both addresses have confirmed it, the %s one first', async (first) => {
  const { actor, email } = await signIn()
  await db.user.update({ where: { id: actor.userId }, data: { language: 'de' } })
  const to = `new-${crypto.randomUUID()}@example.com`
  const order = { userId: actor.userId, email, currency: 'USD', total: 1900, basketHash: to, status: 'paid' } as const
  const elsewhere = { ...order, email: 'other@example.com', basketHash: `${to}-2` }
  const ids = await db.order.createManyAndReturn({ data: [order, elsewhere], select: { id: true } })
  const { change, byOld, byNew } = await ask(actor, ` ${to.toUpperCase()} `)
  const mails = await db.mail.findMany({ where: { kind: 'email_change', to: { in: [email, to] } }, select: { to: true, data: true } })
  expect(mails).toHaveLength(2)
  expect(mails.find((mail) => mail.to === to)?.data).toMatchObject({ side: 'to', linkId: change.toLinkId })
  const [one, two] = first === 'old' ? [byOld, byNew] : [byNew, byOld]
  expect(await signInWithLink({ token: one, signedInAs: null, ip })).toEqual(ENDED)
  expect(await confirm(one)).toEqual({ ok: true })
  expect(await confirm(one)).toEqual(ENDED)
  expect(await emailOf(actor)).toBe(email)
  expect(await findEmailChange(actor)).toEqual({ to, isFromConfirmed: first === 'old', isToConfirmed: first === 'new' })
  expect(await findChangeOfLink(first === 'old' ? change.fromLinkId : change.toLinkId)).toMatchObject({ state: 'waiting' })
  expect(await confirm(two)).toEqual({ ok: true })
  expect(await emailOf(actor)).toBe(to)
  expect([await findEmailChange(actor), await findChangeOfLink(change.toLinkId)]).toEqual([
    null,
    { side: 'to', state: 'changed', language: 'de' },
  ])
  const orders = await db.order.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: { basketHash: 'asc' } })
  expect(orders.map((row) => row.email)).toEqual([to, 'other@example.com'])
  expect((await listEvents(actor)).map(({ kind }) => kind)).toEqual(['email_changed', 'email_change_asked'])
  expect(await db.mail.count({ where: { to, kind: 'security_notice' } })).toBe(1)
})

test('the old address can undo the change and the new one cannot; the account owner or a newer request can also cancel it', async () => {
  const { actor, email } = await signIn()
  const first = await ask(actor, `a-${email}`)
  expect(await undoEmailChange({ token: first.byNew, ip })).toEqual(ENDED)
  const second = await ask(actor, `b-${email}`)
  expect([await confirm(first.byOld), await confirm(first.byNew)]).toEqual([ENDED, ENDED])
  expect(await confirm(second.byNew)).toEqual({ ok: true })
  expect(await undoEmailChange({ token: second.byOld, ip })).toEqual({ ok: true })
  expect(await confirm(second.byOld)).toEqual(ENDED)
  const third = await ask(actor, `c-${email}`)
  await stopEmailChange(actor)
  expect([await confirm(third.byOld), await confirm(third.byNew)]).toEqual([ENDED, ENDED])
  expect(await findChangeOfLink(third.change.toLinkId)).toEqual({ side: 'to', state: 'stopped', language: 'en' })
  expect([await emailOf(actor), await findEmailChange(actor)]).toEqual([email, null])
})

test('anything that ends every session, such as a new password, also cancels the change', async () => {
  const { actor, email } = await signIn()
  const { byOld, byNew } = await ask(actor, `d-${email}`)
  expect(await confirm(byOld)).toEqual({ ok: true })
  await db.user.update({ where: { id: actor.userId }, data: { sessionVersion: { increment: 1 } } })
  expect(await findEmailChange(actor)).toBeNull()
  expect(await confirm(byNew)).toEqual(ENDED)
  expect(await emailOf(actor)).toBe(email)
})

test('an address already in use is not taken over, and only someone who confirmed both addresses is told that it is in use', async () => {
  const [{ actor, email }, other] = [await signIn(), await signIn()]
  const { byOld, byNew } = await ask(actor, other.email)
  expect(await confirm(byNew)).toEqual({ ok: true })
  expect(await confirm(byOld)).toEqual({ ok: false, error: { code: 'address-taken' } })
  expect([await emailOf(actor), await emailOf(other.actor)]).toEqual([email, other.email])
})

test('an invalid address, an unchanged address and a sign-in that is too old are refused, and the links expire after a day', async () => {
  const { actor, email } = await signIn()
  expect(await requestEmailChange(actor, 'no address')).toMatchObject({ error: { code: 'not-an-email' } })
  expect(await requestEmailChange(actor, email.toUpperCase())).toMatchObject({ error: { code: 'same-address' } })
  const { byOld, byNew } = await ask(actor, `d-${email}`)
  reset = setClock(() => later(new Date(), 11 * MINUTE))
  expect(await requestEmailChange(actor, `e-${email}`)).toMatchObject({ error: { code: 'not-fresh' } })
  setClock(() => later(new Date(), DAY + MINUTE))
  expect([await confirm(byOld), await confirm(byNew)]).toEqual([ENDED, ENDED])
})
