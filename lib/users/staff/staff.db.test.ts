import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../actor'
import { RoleTaken } from '../../audit-log/still-in-role'
import { verifyChain } from '../../audit-log/verify-chain'
import { deleteWaysIn as onJoin } from '../../auth/delete-ways-in'
import { beginAuthenticator } from '../../auth/factors/begin-authenticator'
import { checkSession } from '../../auth/session/check-session'
import { endStaffSession } from '../../auth/session/end-staff-session'
import { openSession } from '../../auth/session/open-session'
import { noteFailedSignIn } from '../../auth/sign-in/note-failed-sign-in'
import { requestStaffPassword } from '../../auth/sign-in/request-staff-password'
import { DAY, later, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { waitingForLocks } from '../../db/testing/test-locks'
import { inTransaction } from '../../db/transaction'
import { issueToken } from '../../links/issue-token'
import { deliver } from '../../outbox/sending/deliver'
import type { StaffRole } from '../../permissions'
import { verifyPassword } from '../verify-password'
import { changeStaffRole } from './change-staff-role'
import { endStaffSessions } from './end-staff-sessions'
import { inviteStaff, withdrawInvitation } from './invite-staff'
import { getStaffMember, listStaff } from './list-staff'
import { saveStaffPolicy } from './policy'
import { removeStaff } from './remove-staff'
import { sendPasswordLink } from './send-password-link'
import { setPasswordByLink } from './set-password-by-link'

const PASSWORD = 'six wooden boats at dawn'
const NOT_FOUND = { ok: false, error: { code: 'not-found' } }

async function hire(email: string, role: StaffRole) {
  const { id } = await db.user.create({ data: { email, role: 'staff', staffRole: role } })
  return { kind: 'staff', userId: id, role } as const
}

let owner: Awaited<ReturnType<typeof hire>>
beforeAll(async () => {
  owner = await hire('owner@shop.example', 'owner')
})

const signIn = async (userId: string) =>
  openSession({ kind: 'staff', sub: userId, version: 0 }, { by: 'password', device: 'Firefox on Linux', network: null })
const roleNow = async (token: string) => {
  const actor = (await checkSession(token, 'staff'))?.actor
  return actor?.kind === 'staff' ? actor.role : null
}
const tokenFor = async (email: string) => {
  const { id } = await db.link.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } })
  return (await issueToken(id))?.token ?? ''
}

test('an invited person chooses a password once within two days and gets the offered role; a withdrawn invitation gives no access', async () => {
  expect(await inviteStaff(owner, { email: 'nobody', role: 'support' })).toMatchObject({ error: { code: 'bad-email' } })
  expect(await inviteStaff(owner, { email: 'Sam@shop.example', role: 'support' })).toEqual({ ok: true })
  const first = await tokenFor('sam@shop.example')
  expect(await inviteStaff(owner, { email: 'sam@shop.example', role: 'finance' })).toEqual({ ok: true })
  const token = await tokenFor('sam@shop.example')
  expect((await listStaff(owner)).invitations).toMatchObject([{ email: 'sam@shop.example', role: 'finance' }])
  expect(await setPasswordByLink({ token: first, next: PASSWORD, onJoin })).toMatchObject({ error: { code: 'link-ended' } })
  expect(await setPasswordByLink({ token, next: 'short', onJoin })).toMatchObject({ error: { code: 'too-short' } })
  const reset = setClock(() => later(new Date(), 2 * DAY + 1000))
  expect(await setPasswordByLink({ token, next: PASSWORD, onJoin })).toMatchObject({ error: { code: 'link-ended' } })
  reset()
  expect(await setPasswordByLink({ token, next: PASSWORD, onJoin })).toEqual({ ok: true })
  expect(await setPasswordByLink({ token, next: PASSWORD, onJoin })).toMatchObject({ error: { code: 'link-ended' } })
  expect(await verifyPassword({ email: 'sam@shop.example', password: PASSWORD })).toMatchObject({ value: { role: 'staff' } })
  expect(await inviteStaff(owner, { email: 'sam@shop.example', role: 'admin' })).toMatchObject({ error: { code: 'already-staff' } })

  await inviteStaff(owner, { email: 'eve@shop.example', role: 'owner' })
  const taken = await tokenFor('eve@shop.example')
  const { id } = await db.staffInvitation.findFirstOrThrow({ where: { email: 'eve@shop.example' } })
  expect(await withdrawInvitation(owner, id)).toEqual({ ok: true })
  expect(await setPasswordByLink({ token: taken, next: PASSWORD, onJoin })).toMatchObject({ error: { code: 'link-ended' } })
  expect(await db.user.findUnique({ where: { email: 'eve@shop.example' } })).toMatchObject({ role: 'client', staffRole: null })
})

test('a new role applies from the next request, a removed person loses access at once, and the last owner can’t be removed', async () => {
  const lee = await hire('lee@shop.example', 'admin')
  const token = await signIn(lee.userId)
  expect(await changeStaffRole(owner, lee.userId, 'readonly')).toEqual({ ok: true })
  expect(await roleNow(token)).toBe('readonly')
  expect(await changeStaffRole(owner, owner.userId, 'admin')).toMatchObject({ error: { code: 'last-owner' } })
  expect(await removeStaff(owner, owner.userId)).toMatchObject({ error: { code: 'yourself' } })
  const other = await hire('other@shop.example', 'owner')
  // If two owners remove each other at the same time, one of them remains.
  const both = await Promise.all([removeStaff(owner, other.userId), removeStaff(other, owner.userId)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const left = await db.user.findFirstOrThrow({ where: { staffRole: 'owner' } })
  owner = { kind: 'staff', userId: left.id, role: 'owner' }
  expect((await getStaffMember(owner, lee.userId))?.sessions).toHaveLength(1)
  expect(await endStaffSessions(owner, lee.userId)).toEqual({ ok: true })
  expect(await roleNow(token)).toBeNull()
  expect(await removeStaff(owner, lee.userId)).toEqual({ ok: true })
  expect(await getStaffMember(owner, lee.userId)).toBeNull()
  expect((await verifyChain(owner))?.brokenAt).toBeNull()
  expect(await db.auditEntry.findFirst({ where: { action: 'staff.remove', subjectId: lee.userId } })).toMatchObject({
    actor: `staff:${owner.userId}`,
    before: { email: 'lee@shop.example', role: 'readonly' },
  })
})

test('if a role is taken away while its holder’s action runs, the action changes nothing and leaves no entry', async () => {
  const zoe = await hire('zoe@shop.example', 'owner')
  const victim = await hire('victim@shop.example', 'support')
  const action = await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "User" where id = ${zoe.userId}::uuid for update`
    await tx.user.update({ where: { id: zoe.userId }, data: { staffRole: 'readonly' } })
    const began = endStaffSessions(zoe, victim.userId)
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
    return { began }
  })
  await expect(action.began).rejects.toThrow(RoleTaken)
  expect(await db.user.findUnique({ where: { id: victim.userId } })).toMatchObject({ sessionVersion: 0 })
  expect(await db.auditEntry.count({ where: { subjectId: victim.userId } })).toBe(0)
  expect(await endStaffSessions({ ...zoe, role: 'readonly' }, victim.userId)).toEqual(NOT_FOUND)
})

test('a forgotten password can be reset by email only if a second step protects the sign-in or an owner sends the link', async () => {
  const ivy = await hire('ivy@shop.example', 'support')
  const mails = () => db.mail.findMany({ where: { kind: 'staff_password', status: { not: 'sent' } }, select: { id: true, to: true } })
  const ask = async (email: string) => {
    expect(await requestStaffPassword({ email, ip: '203.0.113.9' })).toEqual({ ok: true })
    for (const { id } of await mails()) await deliver(id).catch(() => undefined)
    return (await mails()).map(({ to }) => to)
  }
  await db.user.create({ data: { email: 'buyer@shop.example' } })
  expect(await ask('buyer@shop.example')).toEqual([])
  expect(await ask('stranger@shop.example')).toEqual([])
  expect(await ask('ivy@shop.example')).toEqual([])
  await db.authenticatorApp.create({ data: { userId: ivy.userId, secretSealed: 'x', confirmedAt: now(), createdAt: now() } })
  expect(await ask('ivy@shop.example')).toEqual(['ivy@shop.example'])
  expect(await setPasswordByLink({ token: await tokenFor('ivy@shop.example'), next: PASSWORD, onJoin })).toEqual({ ok: true })
  expect(await verifyPassword({ email: 'ivy@shop.example', password: PASSWORD })).toMatchObject({ ok: true })
  expect(await sendPasswordLink(owner, ivy.userId)).toMatchObject({ ok: true })
  await noteFailedSignIn('ivy@shop.example', '203.0.113.*')
  await noteFailedSignIn('ivy@shop.example', '203.0.113.*')
  await noteFailedSignIn('buyer@shop.example', '203.0.113.*')
  expect((await listStaff(owner)).staff.find(({ id }) => id === ivy.userId)).toMatchObject({ failed: 1, secondStep: 'app' })
  expect(await db.securityEvent.count({ where: { kind: 'sign_in_failed' } })).toBe(1)
})

test('where a second step is required, a password alone opens no other page but an app or a passkey does, and an app can’t be added without the existing passkey', async () => {
  const kim = await hire('kim@shop.example', 'support')
  const opened = async (by: 'password' | 'passkey') => {
    const claims = { kind: 'staff', sub: kim.userId, version: 0 } as const
    const session = await checkSession(await openSession(claims, { by, device: 'Firefox on Linux', network: null }), 'staff')
    if (session?.actor.kind !== 'staff') throw new Error('not signed in')
    return { actor: session.actor, needs: session.needsSecondStep }
  }
  expect((await opened('password')).needs).toBe(false)
  expect(await saveStaffPolicy(owner, { secondStep: true })).toMatchObject({ error: { code: 'no-second-step' } })
  await db.authenticatorApp.create({ data: { userId: owner.userId, secretSealed: 'x', confirmedAt: now(), createdAt: now() } })
  expect(await saveStaffPolicy(kim, { secondStep: true })).toEqual(NOT_FOUND)
  expect(await saveStaffPolicy(owner, { secondStep: true })).toEqual({ ok: true })
  const alone = await opened('password')
  expect(alone.needs).toBe(true)
  const key = { name: 'Phone', credentialId: 'kim', publicKey: new Uint8Array(1), counter: 0n, createdAt: now() }
  await db.passkey.create({ data: { ...key, userId: kim.userId } })
  expect(await beginAuthenticator(alone.actor)).toMatchObject({ error: { code: 'not-fresh' } })
  const asBuyer = await openSession(
    { kind: 'client', sub: kim.userId, version: 0 },
    { by: 'password', device: 'Firefox on Linux', network: null },
  )
  const buyer = (await checkSession(asBuyer, 'client'))?.actor
  expect(buyer?.kind === 'client' && (await beginAuthenticator({ ...buyer, session: String(buyer.session) }))).toMatchObject({
    error: { code: 'not-fresh' },
  })
  expect((await opened('password')).needs).toBe(true)
  const withPasskey = await opened('passkey')
  expect(withPasskey.needs).toBe(false)
  expect(await beginAuthenticator(withPasskey.actor)).toMatchObject({ ok: true })
  expect((await opened('password')).needs).toBe(true)
  await db.authenticatorApp.update({ where: { userId: kim.userId }, data: { confirmedAt: now() } })
  expect((await opened('password')).needs).toBe(false)
})

test('a client who joins the staff keeps no passkey', async () => {
  const [lee, { id }] = [await hire('dana@shop.example', 'owner'), await db.user.create({ data: { email: 'joins@shop.example' } })]
  await db.passkey.create({
    data: { userId: id, name: 'Phone', credentialId: 'old', publicKey: new Uint8Array(1), counter: 0n, createdAt: now() },
  })
  expect(await inviteStaff(lee, { email: 'joins@shop.example', role: 'support' })).toEqual({ ok: true })
  expect(await setPasswordByLink({ token: await tokenFor('joins@shop.example'), next: PASSWORD, onJoin })).toEqual({ ok: true })
  expect(await db.passkey.count({ where: { userId: id } })).toBe(0)
})

test('the invitations of someone who is no longer an owner end, and someone who has left can’t set a staff password', async () => {
  const lee = await hire('lou@shop.example', 'owner')
  const ended = { error: { code: 'link-ended' } }
  for (const step of [() => changeStaffRole(owner, lee.userId, 'admin'), () => removeStaff(owner, lee.userId)]) {
    expect(await changeStaffRole(owner, lee.userId, 'owner')).toEqual({ ok: true })
    expect(await inviteStaff(lee, { email: 'friend@shop.example', role: 'owner' })).toEqual({ ok: true })
    const token = await tokenFor('friend@shop.example')
    expect(await sendPasswordLink(owner, lee.userId)).toMatchObject({ ok: true })
    const own = await tokenFor('lou@shop.example')
    expect(await step()).toEqual({ ok: true })
    expect(await setPasswordByLink({ token, next: PASSWORD, onJoin })).toMatchObject(ended)
    expect((await setPasswordByLink({ token: own, next: PASSWORD, onJoin })).ok).toBe((await getStaffMember(owner, lee.userId)) !== null)
  }
  // A link still being emailed when the person left can't be used to set a staff password either.
  const late = await db.link.create({ data: { purpose: 'staff_password', email: 'lou@shop.example', expiresAt: later(now(), DAY) } })
  const token = (await issueToken(late.id))?.token ?? ''
  expect(await setPasswordByLink({ token, next: PASSWORD, onJoin })).toMatchObject(ended)
})

test('an owner can send at most twenty invitations a day', async () => {
  const sent = { email: 'x@shop.example', role: 'support' as const, invitedBy: `staff:${owner.userId}`, invitedAt: now(), expiresAt: now() }
  await db.staffInvitation.createMany({ data: Array.from({ length: 20 }, () => ({ ...sent, linkId: randomUUID(), endedAt: now() })) })
  expect(await inviteStaff(owner, { email: 'one-more@shop.example', role: 'support' })).toMatchObject({ error: { code: 'too-many-today' } })
})

test('only an owner decides who is staff', async () => {
  const id = owner.userId
  const others: Actor[] = (['admin', 'support', 'finance', 'readonly'] as const).map((role) => ({ kind: 'staff', userId: id, role }))
  for (const actor of [...others, { kind: 'client', userId: id } as const]) {
    expect(await inviteStaff(actor, { email: 'x@shop.example', role: 'owner' })).toEqual(NOT_FOUND)
    expect(await changeStaffRole(actor, id, 'owner')).toEqual(NOT_FOUND)
    expect(await removeStaff(actor, id)).toEqual(NOT_FOUND)
    expect(await endStaffSessions(actor, id)).toEqual(NOT_FOUND)
    expect(await sendPasswordLink(actor, id)).toEqual(NOT_FOUND)
    expect(await withdrawInvitation(actor, id)).toEqual(NOT_FOUND)
  }
})

test('people can end one of their own sessions, owners and admins can end another person’s, and the latter is logged', async () => {
  const [lee, max, ada] = [
    await hire('kit@shop.example', 'support'),
    await hire('joe@shop.example', 'finance'),
    await hire('una@shop.example', 'admin'),
  ]
  const [first, second] = [await signIn(lee.userId), await signIn(lee.userId)]
  const sessionOf = async (token: string) => {
    const actor = (await checkSession(token, 'staff'))?.actor
    return actor?.kind === 'staff' ? (actor.session ?? '') : ''
  }
  const [one, other] = [await sessionOf(first), await sessionOf(second)]
  expect(await endStaffSession(max, one)).toEqual(NOT_FOUND)
  expect(await endStaffSession(lee, one)).toEqual({ ok: true })
  expect([await roleNow(first), await roleNow(second)]).toEqual([null, 'support'])
  expect(await endStaffSession(ada, other)).toEqual({ ok: true })
  expect(await endStaffSession(ada, other)).toEqual(NOT_FOUND)
  expect(await roleNow(second)).toBeNull()
  const entries = await db.auditEntry.findMany({ where: { action: 'staff.end_session' }, orderBy: { number: 'asc' } })
  expect(entries.map(({ actor, subjectId }) => [actor, subjectId])).toEqual([lee, ada].map(({ userId }) => [`staff:${userId}`, lee.userId]))
})
