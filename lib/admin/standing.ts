import type { Actor } from '../actor'
import { type Hold, OUTAGES } from '../certificates/lifecycle/holds'
import { troubleWords } from '../certificates/status/place-text'
import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { mayStaff } from '../permissions'
import { isLive } from '../stripe/client'
import { type Health, type HealthRow, healthSql, toHealth } from './health'

export type Standing = {
  /** Nothing can be ordered until staff open the shop. */
  isClosed?: boolean
  /** Whether the default account, or the account of any product on sale, uses Enom's test server. */
  testMode: boolean
  /**
   * The numbers of products on sale that are bought from Enom's test server and from its live server, and whether buyers pay real money.
   */
  sales?: { test: number; real: number; isPaidReally: boolean }
  /** Enom accounts that have stopped responding, and since when. */
  silent: { id: string; label: string; since: Date }[]
  /**
   * Emails older than an hour that were attempted but not sent, except those deferred by the recipient's server; null if there are none.
   * `lastError`: why the last attempt to send the most recent of them failed, in the mail server's words or ours.
   */
  mails: { count: number; lastError: string | null } | null
  /** The reasons why certificates are on hold, most frequent first. `accountId`: the Enom account of all of them; null if they have several. */
  blocked: { hold: Hold; certificates: number; accountId: string | null; cause: string; cure: string }[]
}

type StandingRow = {
  isClosed: boolean
  isDefaultTest: boolean
  test: number
  real: number
  silent: { id: string; label: string; since: number }[]
  mails: number
  lastError: string | null
  blocked: { hold: Hold; certificates: number; accountId: string | null }[]
}

/** Returns the conditions that every page of the back office shows, read in one query. */
export async function getStanding(actor: Actor): Promise<Standing> {
  if (!mayStaff(actor, 'see')) return NOTHING
  const [row] = await db.$queryRaw<StandingRow[]>(standingSql(now()))
  if (!row) throw new Error('the database returned no row')
  return toStanding(row)
}

/** Returns the same conditions together with the health of the shop, still in one query. */
export async function getFrame(actor: Actor): Promise<{ standing: Standing; health: Health | null }> {
  if (!mayStaff(actor, 'see')) return { standing: NOTHING, health: null }
  const at = now()
  const [row] = await db.$queryRaw<(StandingRow & HealthRow)[]>`
    select * from (${standingSql(at)}) standing cross join (${healthSql(at)}) health`
  if (!row) throw new Error('the database returned no row')
  return { standing: toStanding(row), health: toHealth(row) }
}

const NOTHING: Standing = { testMode: false, silent: [], mails: null, blocked: [] }

function standingSql(at: Date): Prisma.Sql {
  return Prisma.sql`
    with standard as (select id, "testMode" from "EnomAccount" where "isDefault"),
      sold as (
        select coalesce(a."testMode", (select "testMode" from standard)) as "testMode"
          from "Product" p left join "EnomAccount" a on a.id = p."enomAccountId"
         where p.visible and exists (select 1 from "ProductChoice" c where c."productId" = p.id and c.active)),
      stuck as (
        select id, "lastError" from "Mail" where status = 'queued' and attempts > 0 and "refusedSince" is null
           and "createdAt" < ${earlier(at, HOUR)})
    select
      exists (select 1 from "ShopSetUp" where "openedAt" is null) as "isClosed",
      coalesce((select "testMode" from standard), false) as "isDefaultTest",
      (select count(*) filter (where "testMode")::int from sold) as test,
      (select count(*) filter (where not "testMode")::int from sold) as real,
      (select coalesce(json_agg(json_build_object('id', id, 'label', label, 'since', extract(epoch from "brokenSince") * 1000) order by label), '[]')
         from "EnomAccount" where "brokenSince" is not null) as silent,
      (select count(*)::int from stuck) as mails,
      (select "lastError" from stuck order by id desc limit 1) as "lastError",
      (select coalesce(json_agg(json_build_object('hold', hold, 'certificates', certificates, 'accountId', account) order by certificates desc), '[]')
         from (select hold, count(*)::int as certificates,
                      case when count(distinct account) = 1 then min(account::text) end as account
                 from (select c.hold, coalesce(case c.stage when 'submission' then c."enomAccountId" else p."enomAccountId" end,
                              (select id from standard)) as account
                         from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Product" p on p.id = i."productId"
                        where c.hold = any(${[...OUTAGES]}::"CertificateHold"[])) each group by hold) held) as blocked`
}

function toStanding(row: StandingRow): Standing {
  return {
    isClosed: row.isClosed,
    testMode: row.isDefaultTest || row.test > 0,
    sales: { test: row.test, real: row.real, isPaidReally: isLive },
    silent: row.silent.map(({ since, ...account }) => ({ ...account, since: new Date(since) })),
    mails: row.mails ? { count: row.mails, lastError: row.lastError } : null,
    blocked: row.blocked.map((each) => ({ ...each, ...troubleWords(each.hold) })),
  }
}
