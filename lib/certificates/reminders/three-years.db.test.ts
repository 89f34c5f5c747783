import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { times } from '../../../scripts/test/test-size'
import { longestLifetime } from '../../chain/lifetimes'
import { DAY, earlier, HOUR, later, setClock } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { versionOf } from '../../version-of'
import { beginIssuance } from '../lifecycle/begin-issuance'
import type { CertificateEventKind } from '../lifecycle/events'
import type { Place } from '../lifecycle/places'
import { OWN_DAYS } from '../lifecycle/reminder-days'
import { move } from '../lifecycle/transition'
import { openShop, payFor } from '../testing/shop'
import { saveReminderDays } from './save-days'
import { sendReminders } from './send-reminders'

const START = new Date('2026-11-29T12:00:00Z')
const COVER_ENDS = new Date('2029-11-29T12:00:00Z')

/** About 300 certificates of all types in the thorough run, otherwise one of every sixth type. */
const TYPES = CERTIFICATE_TYPES.filter((_, index) => index % times({ usual: 6, thorough: 1 }) === 0)
const EACH = times({ usual: 1, thorough: 19 })

let at = START
let restore = () => {}
beforeAll(openShop)
afterEach(() => restore())

async function go(id: string, from: Place, to: Place, kind: CertificateEventKind): Promise<void> {
  const moved = await inTransaction((tx) => move(tx, id, { from, to, kind, actor: 'system' }))
  if (!moved.ok) throw new Error(`${id} did not go to ${to}`)
}

async function buy(typeCode: string): Promise<string> {
  const { id } = await payFor(typeCode)
  await db.certificate.update({ where: { id }, data: { coverEndsAt: COVER_ENDS } })
  await go(id, 'purchase', 'setup', 'certificate.purchased')
  return id
}

/** Adds a file with the longest validity allowed by the rules of that day, within the cover. Returns its expiry date. */
async function addFile(id: string): Promise<Date> {
  const notAfter = new Date(Math.min(later(at, (longestLifetime(at) - 1) * DAY).getTime(), COVER_ENDS.getTime()))
  const text = { leafPem: '', chainPem: '', serial: '1', issuer: 'CA', names: [], keyType: 'RSA', faults: [] }
  await inTransaction(async (tx) => {
    const issuance = await beginIssuance(tx, id)
    const file = { ...text, certificateId: id, issuanceId: issuance.id, fingerprint: at.toISOString(), notBefore: at, notAfter }
    await tx.certificateFile.create({ data: file })
  })
  return notAfter
}

/** Moves the clock to each moment when a check of a certificate is due, up to `end`, and sweeps twice each time. */
async function sweepUntil(end: Date): Promise<void> {
  for (;;) {
    const next = await db.certificate.aggregate({ _min: { remindAt: true } })
    const due = next._min.remindAt
    if (!due || due > end) break
    if (due > at) at = due
    await sendReminders()
  }
  at = end
  await sendReminders()
}

const keysOf = async (id: string) =>
  (await db.mail.findMany({ where: { certificateId: id, onceKey: { contains: id } }, orderBy: { id: 'asc' } })).map(({ onceKey, kind }) =>
    `${kind} ${onceKey.split(':').at(-1)}`.replace('reminder_', ''),
  )

const chain = (kind: string, days: readonly number[]) => days.map((left) => `${kind} ${left}d`)

test('over three years every notice is sent once, none is missing, and none comes after its cause is gone', {
  timeout: 3_000_000,
}, async () => {
  restore = setClock(() => at)
  const ids: string[] = []
  for (const { code } of TYPES) for (let each = 0; each < EACH; each += 1) ids.push(await buy(code))
  const forgotten = await buy('rapidssl')
  await sweepUntil(later(START, 2 * DAY))
  for (const id of ids) {
    await go(id, 'setup', 'submission', 'certificate.send_requested')
    await go(id, 'submission', 'validation:approval', 'certificate.submitted')
  }
  await sweepUntil(later(START, 4 * DAY))
  let ends = COVER_ENDS
  for (const id of ids) {
    ends = await addFile(id)
    await go(id, 'validation:approval', 'issued', 'certificate.issued')
  }
  let files = 1
  while (ends < COVER_ENDS) {
    await sweepUntil(earlier(ends, 12 * HOUR))
    for (const id of ids) ends = await addFile(id)
    files += 1
  }
  await sweepUntil(later(COVER_ENDS, 90 * DAY))

  // One file of 199 days, then files of at most 99 and 46 days.
  expect(files).toBeGreaterThan(10)
  const replaced = Array.from({ length: files - 1 }, () => chain('replace_file', [30, 14, 7, 3, 1])).flat()
  const cover = chain('cover_ends', [60, 30, 14, 7, 1])
  const whole = ['set_up 1h', 'set_up 1d', 'approval 1d', ...replaced, ...cover].sort()
  for (const id of ids) expect((await keysOf(id)).sort()).toEqual(whole)
  const never = ['set_up 1h', ...[1, 3, 7, 14, 30].map((days) => `set_up ${days}d`), 'staff_alert 37d', ...cover]
  expect((await keysOf(forgotten)).sort()).toEqual(never.sort())
  expect(await db.certificate.count({ where: { remindAt: { not: null } } })).toBe(0)
})

async function issue(): Promise<{ id: string; ends: Date }> {
  const id = await buy('rapidssl')
  await go(id, 'setup', 'submission', 'certificate.send_requested')
  await go(id, 'submission', 'validation:approval', 'certificate.submitted')
  const ends = await addFile(id)
  await go(id, 'validation:approval', 'issued', 'certificate.issued')
  return { id, ends }
}

test('nothing is sent once the order is refunded, the payment is disputed, staff have locked the certificate, or another certificate follows it', async () => {
  at = START
  restore = setClock(() => at)
  const [refunded, disputed, followed, locked, left] = [await issue(), await issue(), await issue(), await issue(), await issue()] as const
  const orderOf = async ({ id }: { id: string }) => (await db.certificate.findUniqueOrThrow({ where: { id } })).orderId
  await db.order.update({ where: { id: await orderOf(refunded) }, data: { status: 'refunded' } })
  const charge = await db.charge.create({
    data: { orderId: await orderOf(disputed), stripeId: 'pi_reminders', amount: 1, currency: 'USD' },
  })
  await db.dispute.create({ data: { orderId: charge.orderId, chargeId: charge.id, status: 'open', openedAt: at } })
  await db.certificate.update({ where: { id: locked.id }, data: { suspendedAt: at, suspendedReason: 'r' } })
  const next = await issue()
  await db.certificate.update({ where: { id: next.id }, data: { renewsId: followed.id } })
  await sweepUntil(later(left.ends, DAY))
  expect(await keysOf(left.id)).toEqual(chain('replace_file', [30, 14, 7, 3, 1]))
  for (const one of [refunded, disputed, followed, locked]) expect(await keysOf(one.id)).toEqual([])
})

test('after an outage a buyer gets only the latest notice', async () => {
  at = START
  restore = setClock(() => at)
  const { id, ends } = await issue()
  at = earlier(ends, 5 * DAY)
  await sendReminders()
  await sendReminders()
  expect(await keysOf(id)).toEqual(['replace_file 7d'])
})

test('emails are sent on the days that staff save; a stale form and other roles change nothing', async () => {
  at = START
  restore = setClock(() => at)
  const kim = { kind: 'staff', userId: randomUUID(), role: 'admin' } as const
  const days = { afterPayment: [2], beforeFileEnds: [21, 8], beforeCoverEnds: [45, 9], version: versionOf(OWN_DAYS) }
  expect(await saveReminderDays({ ...kim, role: 'support' }, days)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveReminderDays(kim, days)).toEqual({ ok: true })
  expect(await saveReminderDays(kim, { ...days, beforeFileEnds: [30] })).toMatchObject({
    error: { code: 'changed-since', theirs: { beforeFileEnds: [21, 8] } },
  })
  const { id, ends } = await issue()
  await sweepUntil(later(ends, DAY))
  expect(await keysOf(id)).toEqual(chain('replace_file', [21, 8]))
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'settings.reminders' } })
  expect(entry).toMatchObject({ before: { beforeFileEnds: [30, 14, 7, 3, 1] }, after: { beforeFileEnds: [21, 8] } })
  await db.reminderDays.delete({ where: { id: 1 } })
})

test('a day added by staff also applies to a set-up that is already waiting for a later reminder', async () => {
  at = START
  restore = setClock(() => at)
  const kim = { kind: 'staff', userId: randomUUID(), role: 'admin' } as const
  const id = await buy('rapidssl')
  await sweepUntil(later(START, 15 * DAY))
  const days = { ...OWN_DAYS, afterPayment: [1, 3, 7, 14, 20, 30] }
  expect(await saveReminderDays(kim, { ...days, version: versionOf(OWN_DAYS) })).toEqual({ ok: true })
  await sweepUntil(later(START, 27 * DAY))
  expect(await keysOf(id)).toEqual(['set_up 1h', ...[1, 3, 7, 14, 20].map((after) => `set_up ${after}d`)])
  await db.reminderDays.delete({ where: { id: 1 } })
})
