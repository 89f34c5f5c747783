import { expect, test } from 'vitest'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { StaffRole } from '../../permissions'
import { checkSecondStep } from '../factors/check-second-step'
import { admitPasswordAttempt } from './admit-password-attempt'
import { deleteFailureCounters } from './delete-counters'
import { listLocks } from './list-locks'
import { unlockSignIn } from './unlock-sign-in'

const [mallory, bob] = ['203.0.113.7', '198.51.100.4']
const staff = (role: StaffRole, userId: string = crypto.randomUUID()): Actor => ({ kind: 'staff', userId, role })
const support = staff('support')

let serial = 0
async function makeUser(staffRole: StaffRole | null = null) {
  serial += 1
  return db.user.create({ data: { email: `locked-${serial}@example.com`, role: staffRole ? 'staff' : 'client', staffRole } })
}

async function failPassword(email: string, from: { ip?: string; side?: 'client' | 'staff'; browser?: string } = {}): Promise<boolean> {
  const attempt = await admitPasswordAttempt({ email, side: 'client', ip: mallory, browser: null, ...from })
  if (attempt.ok) await attempt.value.failed()
  return attempt.ok
}

async function failPasswords(times: number, email: string, from: Parameters<typeof failPassword>[1] = {}): Promise<void> {
  for (let i = 0; i < times; i++) await failPassword(email, from)
}

const lockedFor = async (actor: Actor, email: string) => (await listLocks(actor, { email })).map(({ what, network }) => [what, network])

test('eight wrong passwords from one network are shown with start and end times, and unlocking lets the person try again', async () => {
  const { id, email } = await makeUser()
  await failPasswords(7, email)
  expect(await lockedFor(support, email)).toEqual([])
  await failPasswords(1, email)
  expect(await failPassword(email)).toBe(false)
  const [lock] = await listLocks(support, { email })
  expect(lock).toMatchObject({ userId: id, email, isStaff: false, what: 'password', side: 'client', network: '203.0.113.*' })
  expect((lock?.until.getTime() ?? 0) - (lock?.since.getTime() ?? 0)).toBe(15 * 60_000)
  expect(Math.abs(Date.now() - (lock?.since.getTime() ?? 0))).toBeLessThan(60_000)
  expect(await unlockSignIn(support, id)).toEqual({ ok: true, value: { email } })
  expect(await lockedFor(support, email)).toEqual([])
  expect(await failPassword(email)).toBe(true)
  const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id } })
  expect(entry).toMatchObject({ action: 'client.unlock', subjectKind: 'client', after: { email } })
})

test('a known browser that has used up its own attempts is also unlocked', async () => {
  const { id, email } = await makeUser()
  await failPasswords(17, email, { ip: bob, browser: 'home' })
  expect(await failPassword(email, { ip: bob, browser: 'home' })).toBe(false)
  expect((await unlockSignIn(support, id)).ok).toBe(true)
  await failPasswords(15, email, { ip: bob, browser: 'home' })
  expect(await failPassword(email, { ip: bob, browser: 'home' })).toBe(true)
})

test('an account whose password is being guessed from many networks is shown as slowed down', async () => {
  const { email } = await makeUser()
  for (let network = 0; network < 30; network++) await failPassword(email, { ip: `192.0.2.${network}` })
  expect((await lockedFor(support, email)).map(([what]) => what)).toEqual(['password-everywhere'])
})

test('a second step that failed too often is shown and can be unlocked', async () => {
  const { id, email } = await makeUser()
  for (let i = 0; i < 9; i++) await checkSecondStep(id, '000000')
  expect(await lockedFor(support, email)).toEqual([['second-step', null]])
  await unlockSignIn(support, id)
  expect(await lockedFor(support, email)).toEqual([])
  expect(await checkSecondStep(id, '000000')).toEqual({ ok: false, error: { code: 'wrong-second-step' } })
})

test('emailed codes blocked for an address are shown, and work again once the address is unlocked', async () => {
  const { id, email } = await makeUser()
  await db.wrongCodes.create({ data: { email, count: 20, since: new Date() } })
  expect(await lockedFor(support, email)).toEqual([['codes', null]])
  expect((await unlockSignIn(support, id)).ok).toBe(true)
  expect(await db.wrongCodes.count({ where: { email } })).toBe(0)
})

test('an address without an account gets the same rows but is not shown', async () => {
  const { email } = await makeUser()
  const stranger = `unknown-${serial}@example.com`
  const before = await db.failureCounter.count()
  await failPasswords(8, email)
  const known = (await db.failureCounter.count()) - before
  await failPasswords(8, stranger)
  expect((await db.failureCounter.count()) - before).toBe(2 * known)
  expect((await listLocks(support)).map((lock) => lock.email)).not.toContain(stranger)
})

test('only owners and admins see and unlock staff, nobody can unlock themselves, and unlocking an account that isn’t locked is refused', async () => {
  const { id, email } = await makeUser('admin')
  await failPasswords(8, email, { side: 'staff' })
  expect([await lockedFor(support, email), await unlockSignIn(support, id)]).toEqual([[], { ok: false, error: { code: 'not-found' } }])
  expect(await lockedFor(staff('finance'), email)).toEqual([])
  expect(await lockedFor(staff('admin'), email)).toEqual([['password', '203.0.113.*']])
  expect(await unlockSignIn(staff('admin', id), id)).toEqual({ ok: false, error: { code: 'own' } })
  expect((await unlockSignIn(staff('admin'), id)).ok).toBe(true)
  expect(await unlockSignIn(staff('admin'), id)).toEqual({ ok: false, error: { code: 'not-locked' } })
  expect(await db.auditEntry.count({ where: { subjectId: id } })).toBe(1)
})

test('the record is deleted two days after the last failed attempt', async () => {
  const { email } = await makeUser()
  await failPassword(email)
  await deleteFailureCounters(new Date(Date.now() + 1), 1_000)
  expect(await db.failureCounter.count()).toBe(0)
})
