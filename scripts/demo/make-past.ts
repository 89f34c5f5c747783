import { seeded } from '../../e2e/faults/plan/random'
import { auditAccount } from '../../lib/audit/compare/audit-account'
import { sendReminders } from '../../lib/certificates/reminders/send-reminders'
import { db } from '../../lib/db/client'
import { DEMO_ADMIN } from '../../prisma/seed/demo-people'
import { seedPeople } from '../../prisma/seed/seed-demo'
import { createAgenda } from './agenda'
import { place } from './buy'
import { PAST_BUYERS } from './buyers'
import { FATES } from './fates'
import type { Moment } from './multiply'
import { dayBefore, PAST_DAYS, planMoments, planPast } from './plan'
import type { StoppedClock } from './stop-clock'
import { planTrouble, refill } from './trouble'
import type { Simulators, World } from './world'

const FIRST_NUMBER = 10_001
const [REFILL_EVERY, AUDIT_EVERY] = [28, 91]

type Wish = {
  seed: number
  /** The number of orders created by the shop's own functions. */
  orders: number
  /** The number of copied orders to be added later, for which order numbers are left free. */
  copies?: number
  end: Date
  clock: StoppedClock
}

/**
 * Generates a year of history that ends at `end`, in an empty shop with a catalogue: the shop's own functions run with the clock set to
 * each day, and both simulators, started with the same clock, record it in their ledgers. The same seed gives the same orders. Returns the
 * times and order numbers of the copies to be added later. Emails and jobs stay pending until `finishPast`.
 */
export async function makePast(simulators: Simulators, { seed, orders, copies = 0, end, clock }: Wish): Promise<Moment[]> {
  await simulators.stripe('webhooks', { mode: 'hold' })
  await seedPeople()
  const { id } = await db.user.findUniqueOrThrow({ where: { email: DEMO_ADMIN.email } })
  const random = seeded(seed)
  const world: World = { ...simulators, agenda: createAgenda(), random, staff: { kind: 'staff', userId: id, role: 'owner' } }
  const planned = planPast(random, { orders, end })
  const moments = planMoments(random, { count: copies, end })
  const days = [...planned.map(({ at }) => at), ...moments].sort((one, other) => one.getTime() - other.getTime())
  const numberOf = (at: Date) => FIRST_NUMBER + days.indexOf(at)
  for (const { at, buyer, lines, fate } of planned) {
    world.agenda.add(at, async () => {
      await giveNumber(numberOf(at))
      await FATES[fate](world, await place(buyer, lines))
    })
  }
  planTrouble(world, end)
  for (let days = PAST_DAYS - 2; days >= 0; days -= 1) {
    world.agenda.add(dayBefore(end, days, 5), sendReminders)
    if (days % REFILL_EVERY === 0) world.agenda.add(dayBefore(end, days, 6), () => refill(world))
    if (days % AUDIT_EVERY === 1) world.agenda.add(dayBefore(end, days, 3), auditAll)
  }
  await world.agenda.run(end, clock.set)
  await simulators.stripe('webhooks', { mode: 'deliver' })
  await giveNumber(FIRST_NUMBER + days.length)
  return moments.map((at) => ({ at, number: numberOf(at) }))
}

/** Sets the number of the next order. */
async function giveNumber(number: number): Promise<void> {
  await db.$queryRaw`select setval('"Order_number_seq"', ${number}, false)`
}

async function auditAll(): Promise<void> {
  for (const { id } of await db.enomAccount.findMany({ orderBy: { id: 'asc' } })) await auditAccount(id)
}

/**
 * Completes the history: marks its emails as sent and its jobs as done, and spreads the next checks of its certificates over the next day.
 */
export async function finishPast(end: Date): Promise<void> {
  await sendReminders()
  for (const { email, firstName, lastName } of PAST_BUYERS) {
    await db.user.updateMany({ where: { email }, data: { name: `${firstName} ${lastName}` } })
  }
  await db.$executeRaw`update "Mail" set status = 'sent', "sentAt" = "createdAt" + interval '3 seconds', attempts = 1 where status = 'queued'`
  await db.$executeRaw`update "Product" set "createdAt" = ${dayBefore(end, PAST_DAYS, 8)}`
  await db.$executeRaw`update "Cart" set "createdAt" = "updatedAt"`
  await db.$executeRaw`
    update "Certificate" set "lookAgainAt" = ${end}::timestamp + (hashtext(id::text) & 1023) * interval '85 seconds' where "lookAgainAt" is not null`
  await db.$executeRaw`
    update "Certificate" set "lookAt" = ${end}::timestamp + (hashtext(id::text) & 1023) * interval '10 minutes' where "lookAt" < ${end}`
  await db.$executeRaw`delete from graphile_worker._private_jobs`
}
