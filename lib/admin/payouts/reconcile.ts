import { DAY, earlier, now } from '../../clock'
import { db } from '../../db/client'
import { newId } from '../../db/new-id'
import { inTransaction, type Tx } from '../../db/transaction'
import { alertStaff } from '../../outbox/alerts/alert-staff'
import { listPayouts, type MovementFacts, type PayoutFacts, readPayout } from '../../stripe/payouts'
import { stripeTrouble } from '../../stripe/trouble'
import { compare, type FoundDifference, MOST } from './compare'

/** How far back the first run reads. */
const FIRST_LOOK = 90 * DAY
/** A bank may reject a payout days after it was sent. */
const MAY_FAIL = 14 * DAY
const MOST_PAYOUTS = 1000

/**
 * Reads Stripe's payouts with their contents and compares them with the books. A payout that was read completely is not read again.
 * Idempotent and safe to run at any time.
 * @throws Stripe.errors.StripeError if a request to Stripe fails. What was read up to that point is kept, and the job is retried.
 */
export async function reconcilePayouts(): Promise<void> {
  await readPayouts().catch(async (error: unknown) => {
    await tellUnread(error)
    throw error
  })
  const found = await compare()
  await inTransaction((tx) => note(tx, found))
}

async function readPayouts(): Promise<void> {
  const last = await db.stripePayout.findFirst({ orderBy: { createdAt: 'desc' }, select: { createdAt: true } })
  const payouts = await listPayouts({ since: last ? earlier(last.createdAt, MAY_FAIL) : earlier(now(), FIRST_LOOK), most: MOST_PAYOUTS })
  if (!payouts) throw new Error(`Stripe has made more than ${MOST_PAYOUTS} payouts since they were last read`)
  await keepPayouts(payouts)
  const unread = await db.stripePayout.findMany({
    where: { readAt: null, isAutomatic: true },
    orderBy: { createdAt: 'asc' },
    take: MOST_PAYOUTS,
  })
  for (const { id } of unread) await readMovements(id)
}

/** Writes the oldest payouts first, so that an interrupted run leaves no gap before the last known one. */
async function keepPayouts(payouts: readonly PayoutFacts[]): Promise<void> {
  for (const { id, money, ...facts } of payouts.toReversed()) {
    const row = { ...facts, ...money }
    await db.stripePayout.upsert({ where: { id }, create: { id, ...row }, update: row })
  }
}

async function readMovements(payoutId: string): Promise<void> {
  for await (const page of readPayout(payoutId)) {
    await db.stripeMovement.createMany({ data: page.map((movement) => rowOf(payoutId, movement)), skipDuplicates: true })
  }
  await db.stripePayout.update({ where: { id: payoutId }, data: { readAt: now() } })
}

function rowOf(payoutId: string, { money, sourceMoney, ...rest }: MovementFacts) {
  return { payoutId, ...rest, ...money, sourceAmount: sourceMoney?.amount ?? null, sourceCurrency: sourceMoney?.currency ?? null }
}

/**
 * Records new differences, closes those that no longer exist, and notifies staff once about new ones. A difference that staff settled stays
 * settled until it changes.
 */
async function note(tx: Tx, found: readonly FoundDifference[]): Promise<void> {
  const at = now()
  const rows = JSON.stringify(found.map((one) => ({ id: newId(), ...one })))
  const fresh = await tx.$executeRaw`
    insert into "PayoutDifference" as d (id, kind, about, "payoutId", "orderId", "stripeAmount", "stripeCurrency", "ourAmount", "ourCurrency",
                                         "firstSeenAt", "lastSeenAt")
    select f.id, f.kind, f.about, f."payoutId", f."orderId", f."stripeAmount", f."stripeCurrency", f."ourAmount", f."ourCurrency", ${at}, ${at}
      from jsonb_to_recordset(${rows}::jsonb) as f(id uuid, kind "PayoutDifferenceKind", about text, "payoutId" text, "orderId" uuid,
        "stripeAmount" int, "stripeCurrency" text, "ourAmount" int, "ourCurrency" text)
    on conflict (kind, about) do update
       set "payoutId" = excluded."payoutId", "orderId" = excluded."orderId", "stripeAmount" = excluded."stripeAmount",
           "stripeCurrency" = excluded."stripeCurrency", "ourAmount" = excluded."ourAmount", "ourCurrency" = excluded."ourCurrency",
           "firstSeenAt" = excluded."firstSeenAt", "lastSeenAt" = excluded."lastSeenAt", "resolvedAt" = null, "resolvedBy" = null, note = null
     where d."resolvedAt" is not null and (d."resolvedBy" is null
        or (d."stripeAmount", d."stripeCurrency", d."ourAmount", d."ourCurrency")
           is distinct from (excluded."stripeAmount", excluded."stripeCurrency", excluded."ourAmount", excluded."ourCurrency"))`
  await tx.$executeRaw`
    update "PayoutDifference" d set "lastSeenAt" = ${at}
      from jsonb_to_recordset(${rows}::jsonb) as f(kind "PayoutDifferenceKind", about text)
     where d.kind = f.kind and d.about = f.about`
  // If the list is incomplete, a difference missing from it may still exist.
  if (found.length < MOST) {
    await tx.$executeRaw`update "PayoutDifference" set "resolvedAt" = ${at} where "resolvedAt" is null and "lastSeenAt" <> ${at}`
  }
  if (fresh) await tellStaff(tx, fresh)
}

/** Alerts staff that the payouts could not be read, at most once a day however often the job is retried. */
async function tellUnread(error: unknown): Promise<void> {
  const trouble = stripeTrouble(error)
  if (!trouble) return
  await inTransaction((tx) =>
    alertStaff(tx, {
      event: `payouts_unread:${now().toISOString().slice(0, 10)}`,
      subject: 'Stripe’s payouts could not be read',
      lines: [
        `Stripe: ${trouble.text}`,
        'If the shop uses a restricted key, allow it to read payouts, the balance, the sources of balance transactions, charges and refunds. You can change this in Stripe under Developers, API keys.',
        'Until they are read, the payouts are not compared with the books, and the journal lacks their fees.',
      ],
      path: '/admin/bookkeeping/payouts',
    }),
  )
}

async function tellStaff(tx: Tx, count: number): Promise<void> {
  await alertStaff(tx, {
    event: `payouts_differ:${now().toISOString()}`,
    subject: count === 1 ? 'A Stripe payout differs from the books' : `Stripe’s payouts differ from the books in ${count} places`,
    lines: ['The list shows what differs and what to do about each difference.'],
    path: '/admin/bookkeeping/payouts',
  })
}
