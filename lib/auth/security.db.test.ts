import { scryptSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, later, MINUTE, now, SECOND, setClock } from '../clock'
import { db } from '../db/client'
import { seal } from '../secrets/seal'
import { changeName } from '../users/change-name'
import { isOldHash } from '../users/passwords'
import { verifyPassword } from '../users/verify-password'
import { secretContext, totpOf } from './factors/authenticator-secret'
import { beginAuthenticator } from './factors/begin-authenticator'
import { checkSecondStep } from './factors/check-second-step'
import { confirmAuthenticator } from './factors/confirm-authenticator'
import { findFactors, hasSecondStep } from './factors/find-factors'
import { makeRecoveryCodes } from './factors/make-recovery-codes'
import { removeAuthenticator } from './factors/remove-authenticator'
import { removeLostAuthenticator } from './factors/remove-lost-authenticator'
import { resealAuthenticators } from './factors/reseal-authenticators'
import type { ClientActor } from './guards/guards'
import { listEvents } from './list-events'
import { checkSession } from './session/check-session'
import { endOneSession } from './session/end-one-session'
import { endOtherSessions } from './session/end-other-sessions'
import { isFresh } from './session/is-fresh'
import { listSessions } from './session/list-sessions'
import { openSession } from './session/open-session'
import { noteSignIn } from './sign-in/note-sign-in'
import { removeOwnPassword } from './sign-in/remove-own-password'

const PASSWORD = 'six wooden boats at dawn'
const oldHash = `scrypt$8$8$1$${'A'.repeat(22)}$${scryptSync(PASSWORD, Buffer.alloc(16), 32, { N: 2 ** 8, r: 8, p: 1 }).toString('base64url')}`
const START = new Date('2026-11-29T10:00:00Z')

let serial = 0
let reset = () => {}
beforeEach(() => {
  serial += 1
  moveTo(START)
})
afterEach(() => reset())

function moveTo(at: Date): void {
  reset()
  reset = setClock(() => at)
}

const makeUser = (fields: { role?: 'client' | 'staff'; passwordHash?: string } = {}) =>
  db.user.create({
    data: { email: `secure-${serial}-${Math.random()}@example.com`, ...fields, staffRole: fields.role === 'staff' ? 'owner' : null },
  })

async function signIn(userId: string, by: 'code' | 'password' = 'code', device = 'Firefox on Linux') {
  const claims = { kind: 'client', sub: userId, version: 0 } as const
  const token = await openSession(claims, { by, device, network: '203.0.113.*' })
  const session = await checkSession(token, 'client')
  if (session?.actor.kind !== 'client') throw new Error('not signed in')
  return { token, actor: session.actor }
}

const codeAt = (secret: string, at = now()) => totpOf(secret).generate({ timestamp: at.getTime() })

/** Turns on the app and returns its secret and recovery codes. */
async function turnOn(actor: ClientActor) {
  const begun = await beginAuthenticator(actor)
  if (!begun.ok) throw new Error(begun.error.code)
  const confirmed = await confirmAuthenticator(actor, codeAt(begun.value.secret))
  if (!confirmed.ok) throw new Error(confirmed.error.code)
  return { secret: begun.value.secret, codes: confirmed.value }
}

const noticesTo = async (userId: string) => {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } })
  const mails = await db.mail.findMany({ where: { to: email, kind: 'security_notice' }, orderBy: { id: 'asc' }, select: { data: true } })
  return mails.map(({ data }) => data)
}

test('a session has the time zone of its account, or none if the stored name is not a valid zone', async () => {
  const user = await makeUser()
  const { token } = await signIn(user.id)
  const zoneOfSession = async () => (await checkSession(token, 'client'))?.user.zone
  expect(await zoneOfSession()).toBeNull()
  await db.user.update({ where: { id: user.id }, data: { timeZone: 'Europe/Berlin' } })
  expect(await zoneOfSession()).toBe('Europe/Berlin')
  await db.user.update({ where: { id: user.id }, data: { timeZone: 'Mars/Olympus' } })
  expect(await zoneOfSession()).toBeNull()
})

test('people see where they are signed in, this browser first, and can end one session or all others, but not other people’s', async () => {
  const user = await makeUser()
  const [here, phone, work] = [
    await signIn(user.id),
    await signIn(user.id, 'password', 'Safari on iPhone'),
    await signIn(user.id, 'code', 'Edge on Windows'),
  ]
  const stranger = await signIn((await makeUser()).id)
  const listed = await listSessions(here.actor)
  expect(listed.map(({ device, isThis }) => [device, isThis]).at(0)).toEqual(['Firefox on Linux', true])
  expect(listed).toHaveLength(3)
  expect(await endOneSession(stranger.actor, phone.actor.session ?? '')).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await checkSession(phone.token, 'client')).not.toBeNull()
  expect(await endOneSession(here.actor, phone.actor.session ?? '')).toEqual({ ok: true })
  expect(await checkSession(phone.token, 'client')).toBeNull()
  expect(await endOtherSessions(here.actor)).toBe(1)
  expect([await checkSession(work.token, 'client'), await checkSession(here.token, 'client')]).toMatchObject([null, {}])
  expect(await checkSession(stranger.token, 'client')).not.toBeNull()
  expect((await listEvents(here.actor)).map(({ kind, device }) => [kind, device])).toEqual([
    ['sessions_ended', 'Firefox on Linux'],
    ['session_ended', 'Firefox on Linux'],
  ])
})

test('an unused session ends and is no longer listed: a buyer’s after two weeks, a staff member’s after an hour', async () => {
  const staff = await makeUser({ role: 'staff' })
  const place = { by: 'password', device: 'Firefox on Linux', network: null } as const
  const token = await openSession({ kind: 'staff', sub: staff.id, version: 0 }, place)
  const buyer = await signIn((await makeUser()).id)
  for (const minutes of [50, 100]) {
    moveTo(later(START, minutes * MINUTE))
    expect(await checkSession(token, 'staff')).not.toBeNull()
  }
  moveTo(later(START, 161 * MINUTE))
  expect(await checkSession(token, 'staff')).toBeNull()
  expect(await listSessions({ kind: 'staff', role: 'owner', userId: staff.id })).toEqual([])
  moveTo(later(START, 13 * DAY))
  expect(await checkSession(buyer.token, 'client')).not.toBeNull()
  moveTo(later(START, 27 * DAY + MINUTE))
  expect(await checkSession(buyer.token, 'client')).toBeNull()
})

test('“last seen” is written at most once in ten minutes, and a cookie whose row is gone grants no access', async () => {
  const { token, actor } = await signIn((await makeUser()).id)
  const seen = async () => (await db.session.findUniqueOrThrow({ where: { id: actor.session } })).lastSeenAt
  moveTo(later(START, 9 * MINUTE))
  await checkSession(token, 'client')
  expect(await seen()).toEqual(START)
  moveTo(later(START, 11 * MINUTE))
  await checkSession(token, 'client')
  expect(await seen()).toEqual(later(START, 11 * MINUTE))
  await db.session.deleteMany({ where: { id: actor.session } })
  expect(await checkSession(token, 'client')).toBeNull()
})

test('an authenticator app becomes active once its first code has been entered; each code works once, and its secret is encrypted', async () => {
  const { actor } = await signIn((await makeUser()).id)
  const begun = await beginAuthenticator(actor)
  if (!begun.ok) throw new Error(begun.error.code)
  const { secret, uri } = begun.value
  expect(uri).toContain(`secret=${secret}`)
  expect((await db.authenticatorApp.findUniqueOrThrow({ where: { userId: actor.userId } })).secretSealed).not.toContain(secret)
  expect([await hasSecondStep(actor.userId), (await findFactors(actor)).authenticator]).toEqual([false, 'begun'])
  const wrong = codeAt(secret, later(START, 60 * MINUTE))
  expect(await confirmAuthenticator(actor, wrong)).toEqual({ ok: false, error: { code: 'wrong-app-code' } })
  const first = codeAt(secret)
  expect(await confirmAuthenticator(actor, ` ${first.slice(0, 3)} ${first.slice(3)}`)).toMatchObject({ ok: true })
  expect([await hasSecondStep(actor.userId), (await findFactors(actor)).authenticator]).toEqual([true, 'on'])
  expect(await checkSecondStep(actor.userId, first)).toEqual({ ok: false, error: { code: 'wrong-second-step' } })
  moveTo(later(START, 30 * SECOND))
  const next = codeAt(secret)
  const answers = await Promise.all([checkSecondStep(actor.userId, next), checkSecondStep(actor.userId, next)])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await beginAuthenticator(actor)).toEqual({ ok: false, error: { code: 'already-on' } })
  expect(await removeAuthenticator(actor)).toEqual({ ok: true })
  expect([await hasSecondStep(actor.userId), (await findFactors(actor)).recoveryCodesLeft]).toEqual([false, 0])
  expect(await noticesTo(actor.userId)).toEqual([{ event: 'authenticator_added' }, { event: 'authenticator_removed' }])
})

test('a recovery code can replace the app code once; new codes invalidate earlier ones, and only hashes are stored', async () => {
  const { actor } = await signIn((await makeUser()).id)
  const { codes } = await turnOn(actor)
  const other = await signIn((await makeUser()).id)
  await turnOn(other.actor)
  expect(new Set(codes).size).toBe(10)
  const [one = '', two = ''] = codes
  expect(await checkSecondStep(other.actor.userId, one)).toMatchObject({ ok: false })
  expect(await checkSecondStep(actor.userId, one.toUpperCase().replaceAll('-', ' '))).toEqual({ ok: true })
  expect(await checkSecondStep(actor.userId, one)).toMatchObject({ ok: false })
  expect((await findFactors(actor)).recoveryCodesLeft).toBe(9)
  const made = await makeRecoveryCodes(actor)
  expect(await checkSecondStep(actor.userId, two)).toMatchObject({ ok: false })
  expect(await checkSecondStep(actor.userId, (made.ok && made.value[0]) || '')).toEqual({ ok: true })
  const stored = JSON.stringify(await db.recoveryCode.findMany({ where: { userId: actor.userId } }))
  expect(stored).not.toContain(two)
  expect((await noticesTo(actor.userId)).filter((notice) => JSON.stringify(notice).includes('recovery_code_used'))).toHaveLength(2)
})

test('after eight wrong codes the second step is locked for a while, even for correct codes, and the owner is notified once', async () => {
  const { actor } = await signIn((await makeUser()).id)
  const { secret, codes } = await turnOn(actor)
  moveTo(later(START, MINUTE))
  for (let i = 0; i < 7; i++) await checkSecondStep(actor.userId, 'no such code')
  expect(await checkSecondStep(actor.userId, codes[0] ?? '')).toEqual({ ok: true })
  for (let i = 0; i < 2; i++) await checkSecondStep(actor.userId, 'no such code')
  expect(await checkSecondStep(actor.userId, codeAt(secret))).toMatchObject({ error: { code: 'too-many' } })
  expect((await noticesTo(actor.userId)).filter((notice) => JSON.stringify(notice).includes('second_step_failed'))).toHaveLength(1)
})

test('changing sign-in methods requires a sign-in within the last ten minutes; for staff, one with the password', async () => {
  const { actor } = await signIn((await makeUser({ passwordHash: oldHash })).id)
  await turnOn(actor)
  expect(await isFresh({ kind: 'client', userId: actor.userId })).toBe(false)
  expect(await isFresh({ ...actor, userId: (await makeUser()).id })).toBe(false)
  const staff = await makeUser({ role: 'staff', passwordHash: oldHash })
  expect(await isFresh((await signIn(staff.id, 'code')).actor)).toBe(false)
  expect(await isFresh((await signIn(staff.id, 'password')).actor)).toBe(true)
  moveTo(later(START, 11 * MINUTE))
  const refused = { ok: false, error: { code: 'not-fresh' } }
  expect(await beginAuthenticator(actor)).toEqual(refused)
  expect(await confirmAuthenticator(actor, '000000')).toEqual(refused)
  expect(await makeRecoveryCodes(actor)).toEqual(refused)
  expect(await removeAuthenticator(actor)).toEqual(refused)
  expect(await removeOwnPassword(actor)).toEqual(refused)
  expect(await changeName(actor, 'Jo')).toEqual({ ok: true })
})

test('a buyer can remove their password and is notified; staff must keep theirs', async () => {
  const { actor } = await signIn((await makeUser({ passwordHash: oldHash })).id)
  expect(await removeOwnPassword(actor)).toEqual({ ok: true })
  expect(await removeOwnPassword(actor)).toEqual({ ok: false, error: { code: 'no-password' } })
  expect(await noticesTo(actor.userId)).toEqual([{ event: 'password_removed' }])
  const staff = await signIn((await makeUser({ role: 'staff', passwordHash: oldHash })).id, 'password')
  expect(await removeOwnPassword(staff.actor)).toEqual({ ok: false, error: { code: 'no-password' } })
})

test('an old password hash is replaced by Argon2id at the next sign-in, and the same password still works', async () => {
  const user = await makeUser({ passwordHash: oldHash })
  const stored = async () => (await db.user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash ?? ''
  expect(await verifyPassword({ email: user.email, password: 'not the password' })).toMatchObject({ ok: false })
  expect(await stored()).toBe(oldHash)
  expect(await verifyPassword({ email: user.email, password: PASSWORD })).toMatchObject({ ok: true })
  const renewed = await stored()
  expect(renewed).toMatch(/^\$argon2id\$/)
  expect([isOldHash(oldHash), isOldHash(renewed)]).toEqual([true, false])
  expect(await verifyPassword({ email: user.email, password: PASSWORD })).toMatchObject({ ok: true })
  expect(await stored()).toBe(renewed)
})

test('a sign-in from an unknown browser is reported by email, but not the first sign-in or one from a known browser', async () => {
  const user = await makeUser()
  const facts = { userId: user.id, email: user.email, side: 'client', by: 'code', network: null } as const
  await noteSignIn({ ...facts, device: 'Firefox on Linux', isKnownBrowser: false })
  await noteSignIn({ ...facts, device: 'Firefox on Linux', isKnownBrowser: true })
  expect(await noticesTo(user.id)).toEqual([])
  await noteSignIn({ ...facts, device: 'Edge on Windows', isKnownBrowser: false })
  expect(await noticesTo(user.id)).toEqual([{ event: 'new_sign_in', device: 'Edge on Windows' }])
})

test('the shop can remove a lost authenticator app, and its owner is notified', async () => {
  const { actor } = await signIn((await makeUser()).id)
  await turnOn(actor)
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.userId } })
  expect(await removeLostAuthenticator(` ${email.toUpperCase()} `)).toBe(true)
  expect([await removeLostAuthenticator(email), await removeLostAuthenticator('no one')]).toEqual([false, false])
  expect([await hasSecondStep(actor.userId), (await findFactors(actor)).recoveryCodesLeft]).toEqual([false, 0])
  expect((await noticesTo(actor.userId)).at(-1)).toEqual({ event: 'authenticator_removed' })
})

test('authenticator secrets are re-encrypted with the newest key; any that no key can decrypt is reported', async () => {
  const { actor } = await signIn((await makeUser()).id)
  const { secret } = await turnOn(actor)
  const older = [{ id: 'gone', bytes: Buffer.alloc(32, 9) }]
  const lost = await makeUser()
  const context = { context: secretContext(lost.id) }
  await db.authenticatorApp.create({ data: { userId: lost.id, secretSealed: seal(secret, context, older), createdAt: START } })
  expect((await resealAuthenticators()).unreadable).toEqual([lost.id])
  moveTo(later(START, MINUTE))
  expect(await checkSecondStep(actor.userId, codeAt(secret))).toEqual({ ok: true })
})
