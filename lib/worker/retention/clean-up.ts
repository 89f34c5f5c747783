import { earlier, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { log } from '../../log'
import { alertStaff } from '../../outbox/alert-staff'
import { KEPT } from './periods'

/** Rows per statement, so that none locks a table for long. */
const DELETE_BATCH = 1000
/** Maximum for one kind per night. The next night continues. */
const MAX_BATCHES = 500

/**
 * Enom commands that only read. Any other command bought or sent something, so a new command is kept for the longer period until it is
 * listed here.
 */
export const QUESTIONS: readonly string[] = [
  'CertGetApproverEmail',
  'CertGetCertDetail',
  'CertGetCerts',
  'CertParseCSR',
  'CheckLogin',
  'GetAccountInfo',
  'GetBalance',
  'GetCerts',
  'GetOrderDetail',
  'GetOrderList',
  'GetTransHistory',
  'PE_GetProductPrice',
  'PE_GetResellerPrice',
  'PE_GetRetailPrice',
]

/** SQL: the purchase and the submission of call `e` are settled. */
const IS_SETTLED = Prisma.sql`
  not exists (select 1 from "SupplierOperation" a
    where (a.id = e."operationId" or a."certificateId" = e."certificateId") and a.state in ('started', 'unknown'))
  and not exists (select 1 from "Certificate" c where c.id = e."certificateId" and c.stage = 'submission')`

type Clean = (at: Date) => Promise<number>

/**
 * Deletes or empties data, one batch per call; each returns the number of rows. Nothing is deleted that was paid, has a payment or
 * certificate, or is referenced by an order, and nothing that may still be needed to find the outcome of an unsettled purchase or
 * submission.
 */
const CLEANS: Record<string, Clean> = {
  'unpaid orders': (at) => db.$executeRaw`
    delete from "Order" where id in (
      select o.id from "Order" o
       where o.source = 'shop' and o.status in ('awaiting_payment', 'payment_failed', 'expired', 'cancelled')
         and o.id < ${firstId(earlier(at, KEPT.unpaidOrder))}::uuid and o."createdAt" < ${earlier(at, KEPT.unpaidOrder)}
         and o."paidAt" is null
         and not exists (select 1 from "Charge" b where b."orderId" = o.id)
         and not exists (select 1 from "Certificate" c where c."orderId" = o.id)
         and not exists (select 1 from "PaymentSession" s where s."orderId" = o.id
           and (s.status in ('creating', 'open') or s.status = 'complete' and s."paymentStatus" is distinct from 'failed'))
         and not exists (select 1 from "PaymentSession" s join "StripeEvent" v
             on v."objectId" = s."stripeSessionId" or v.payload #>> '{data,object,metadata,payment_session_id}' = s.id::text
           where s."orderId" = o.id and v."appliedAt" is null)
       order by o.id limit ${DELETE_BATCH})`,
  baskets: (at) => db.$executeRaw`
    delete from "Cart" where id in (
      select c.id from "Cart" c
       where c."updatedAt" < ${earlier(at, KEPT.basket)} and not exists (select 1 from "Order" o where o."cartId" = c.id)
       limit ${DELETE_BATCH})`,
  'people who never bought': (at) => db.$executeRaw`
    delete from "User" where id in (
      select u.id from "User" u
       where u.role = 'client' and u."passwordHash" is null and u."disabledAt" is null and u."createdAt" < ${earlier(at, KEPT.person)}
         and not exists (select 1 from "Order" o where o."userId" = u.id)
         and not exists (select 1 from "Certificate" c where c."userId" = u.id)
         and not exists (select 1 from "Cart" b where b."userId" = u.id)
       limit ${DELETE_BATCH})`,
  'codes and links': (at) => db.$executeRaw`
    delete from "Link" where id in (
      select id from "Link"
       where "expiresAt" < ${earlier(at, KEPT.signInLink)} and (purpose <> 'set_up' or "expiresAt" < ${earlier(at, KEPT.setUpLink)})
       limit ${DELETE_BATCH})`,
  'mails about signing in': (at) => db.$executeRaw`
    delete from "Mail" where id in (
      select id from "Mail"
       where kind in ('sign_in', 'password_code', 'security_notice') and status <> 'queued' and id < ${firstId(earlier(at, KEPT.signInMail))}::uuid
       order by id limit ${DELETE_BATCH})`,
  'texts of mails': (at) => db.$executeRaw`
    update "Mail" set data = '{}', "lastError" = null where id in (
      select id from "Mail"
       where data <> '{}' and status <> 'queued' and id < ${firstId(earlier(at, KEPT.mailText))}::uuid
       order by id limit ${DELETE_BATCH})`,
  'questions to Enom': (at) => db.$executeRaw`
    delete from "EnomCall" where id in (
      select e.id from "EnomCall" e
       where e.command = any(${QUESTIONS}) and e."operationId" is null and e.id < ${firstId(earlier(at, KEPT.enomQuestion))}::uuid
         and ${IS_SETTLED}
       order by e.id limit ${DELETE_BATCH})`,
  'texts of calls to Enom': (at) => db.$executeRaw`
    update "EnomCall" set input = '{}', "errorText" = null where id in (
      select e.id from "EnomCall" e
       where (e.input <> '{}' or e."errorText" is not null) and e.id < ${firstId(earlier(at, KEPT.enomText))}::uuid and ${IS_SETTLED}
       order by e.id limit ${DELETE_BATCH})`,
  'texts of Stripe’s events': (at) => db.$executeRaw`
    update "StripeEvent" set payload = '{}' where id in (
      select id from "StripeEvent"
       where "appliedAt" is not null and "receivedAt" < ${earlier(at, KEPT.stripePayload)} and payload <> '{}'
       limit ${DELETE_BATCH})`,
  'ended sessions': (at) => db.$executeRaw`
    delete from "EndedSession" where id in (select id from "EndedSession" where "endsAt" < ${at} limit ${DELETE_BATCH})`,
  'wrong codes': (at) => db.$executeRaw`
    delete from "WrongCodes" where email in (
      select email from "WrongCodes" where since < ${earlier(at, KEPT.wrongCodes)} limit ${DELETE_BATCH})`,
  counters: (at) => db.$executeRaw`
    delete from "RateLimiterFlexible" where key in (
      select key from "RateLimiterFlexible" where expire < ${earlier(at, KEPT.counter)} limit ${DELETE_BATCH})`,
}

/**
 * Deletes and empties data that is no longer needed, kind by kind in small batches. A kind that fails doesn't stop the others.
 * @throws AggregateError after the last kind if any failed. Staff have been told by then, and the job runs again.
 */
export async function cleanUp(): Promise<void> {
  const failed: { what: string; error: unknown }[] = []
  for (const [what, clean] of Object.entries(CLEANS)) {
    try {
      const rows = await runOut(clean)
      if (rows) log.info({ what, rows }, 'retention: rows deleted')
    } catch (error) {
      log.error({ err: error, what }, 'retention: delete failed')
      failed.push({ what, error })
    }
  }
  if (!failed.length) return
  const kinds = failed.map(({ what }) => what).join(', ')
  await tellStaff(kinds)
  throw new AggregateError(
    failed.map(({ error }) => error),
    `could not clean up: ${kinds}`,
  )
}

/** Alerts staff at most once a day, however often the job runs again. */
function tellStaff(kinds: string): Promise<void> {
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `clean_up_failed:${now().toISOString().slice(0, 10)}`,
      subject: 'Old data could not be deleted',
      lines: [
        `The nightly clean-up failed for: ${kinds}. Everything else was done.`,
        'It is tried again. The worker’s log says why it failed.',
      ],
      path: '/admin',
    }),
  )
}

async function runOut(clean: Clean): Promise<number> {
  const at = now()
  let rows = 0
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const taken = await clean(at)
    rows += taken
    if (taken < DELETE_BATCH) break
  }
  return rows
}

/** Returns the smallest id that could have been created at this time: ids are UUIDv7, which begin with their time (RFC 9562 §5.7). */
function firstId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
