import { HOUR, now } from '../../clock'
import type { Tx } from '../../db/transaction'
import type { Outage } from '../lifecycle/holds'
import { troubleWords } from '../status/place-text'
import { alertStaff } from './staff'

type Cause = {
  outage: Outage
  text: string
  accountId: string | undefined
  /** What the outage affects, if one cause can affect several products of an account separately. */
  about?: string | undefined
}

/**
 * Alerts staff to an outage of an account, once per outage and cause, however many certificates are waiting. An outage is over when it no
 * longer blocks any certificate. Releasing a certificate and holding it again within an hour is only a retry and starts no new outage. Call
 * this last in the transaction that put `ids` on hold.
 */
export async function alertOutage(tx: Tx, ids: readonly [string, ...string[]], cause: Cause): Promise<void> {
  // Transactions take turns here: if two of them each put a first certificate on hold, the later one sees the other's certificate.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`certificates.blocked:${keyOf(cause)}`}, 0))`
  if ((await hasOthers(tx, ids, cause)) || (await hasTried(tx, ids, cause.outage))) return
  await tell(tx, ids[0], { ...cause, occurrence: `${ids[0]}:${now().toISOString()}` })
}

/**
 * Alerts staff to an outage that was noticed while only the authority's progress was queried, so nothing was put on hold. Alerts at most
 * once a day, and never while a certificate is on hold because of the outage.
 */
export async function alertNotSeen(tx: Tx, id: string, cause: Cause): Promise<void> {
  if (await hasOthers(tx, [id], cause)) return
  await tell(tx, id, { ...cause, occurrence: now().toISOString().slice(0, 10) })
}

function keyOf({ accountId, outage, about }: Cause): string {
  return `${accountId ?? 'none'}:${outage}:${about ? `${about}:` : ''}`
}

/**
 * Returns whether another certificate is blocked by the same cause. Skips certificates that are being moved right now, because their hold
 * is no longer current.
 */
async function hasOthers(tx: Tx, ids: readonly [string, ...string[]], cause: Cause): Promise<boolean> {
  const { outage, accountId = null, about = null } = cause
  const others = await tx.$queryRaw<unknown[]>`
    select c.id from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Product" p on p.id = i."productId"
    where c.hold::text = ${outage} and c.id <> all(${[...ids]}::uuid[])
      and (${accountId}::uuid is null or ${accountId}::uuid = coalesce(
        case c.stage when 'submission' then c."enomAccountId" else p."enomAccountId" end,
        (select id from "EnomAccount" where "isDefault")))
      and (${about}::text is null or c."typeCode" = (select "typeCode" from "Certificate" where id = ${ids[0]}::uuid))
    limit 1 for share of c skip locked`
  return others.length > 0
}

/** Returns whether one of these certificates was already on hold for the same cause within the last hour. */
async function hasTried(tx: Tx, ids: readonly string[], outage: Outage): Promise<boolean> {
  const tries = await tx.$queryRaw<unknown[]>`
    select e.id from "CertificateEvent" e join "Certificate" c on c.id = e."certificateId"
    where e."certificateId" = any(${[...ids]}::uuid[]) and e."to" in (${`purchase:${outage}`}, ${`submission:${outage}`})
      and e.at < c."statusSince" and e.at > ${new Date(now().getTime() - HOUR)}
    limit 1`
  return tries.length > 0
}

async function tell(tx: Tx, id: string, { occurrence, ...cause }: Cause & { occurrence: string }): Promise<void> {
  const { outage, text, accountId } = cause
  const words = troubleWords(outage)
  const account = accountId ? await tx.enomAccount.findUnique({ where: { id: accountId }, select: { label: true } }) : null
  await alertStaff(tx, id, {
    event: `blocked:${keyOf(cause)}${occurrence}`,
    subject: `${words.cause.replace(/\.$/, '')}${account ? ` (account ${account.label})` : ''}`,
    lines: [words.cure, text],
    path: outage === 'cost_exceeds_price' ? undefined : '/admin/enom-accounts',
  })
}
