import { Prisma } from '../db/generated/client'
import type { MailStatus } from '../db/generated/enums'

/** Rows as staff see them: times are strings, as in JSON. */
type EventRow = { id: string; at: string; kind: string; from: string | null; to: string | null; actor: string; detail: unknown }
type MailRow = { id: string; kind: string; to: string; status: MailStatus; lastError: string | null }
type CallRow = { id: string; command: string; outcome: string | null; responseNumber: string | null; errorText: string | null }
type StripeRow = { id: string; type: string; appliedAt: string | null }

/** A row from one of the tables of past events. `email` and `token` identify the actor, if it is staff or a token. */
export type Happened = { at: Date; email: string | null; token: string | null } & (
  | { of: 'order'; row: EventRow }
  | { of: 'certificate'; row: EventRow; name: string }
  | { of: 'mail'; row: MailRow }
  | { of: 'enom'; row: CallRow }
  | { of: 'stripe'; row: StripeRow }
)

type About = { orderId: string } | { certificateId: string }

/** SQL: the events of an order with its certificates and payments, or of a certificate; the newest `most` of each kind. */
export function historySql(about: About, { most, withLooks }: { most: number; withLooks: boolean }): Prisma.Sql {
  const parts = [certificateEvents(about, most), mails(about, most), calls(about, most, withLooks)]
  if ('orderId' in about) parts.push(orderEvents(about.orderId, most), stripeEvents(about.orderId, most))
  return Prisma.sql`
    select h.of, h.at, h.name, h.row, u.email, t.name as token
      from (${Prisma.join(parts, ' union all ')}) h
      left join "User" u on u.id = case when h.by like 'staff:%' then substr(h.by, 7)::uuid end
      left join "ApiToken" t on t.id = case when h.by like 'token:%' then substr(h.by, 7)::uuid end`
}

/** A timestamp in the format that JSON uses. */
const iso = (column: string) => Prisma.sql`to_char(${Prisma.raw(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const eventRow = Prisma.sql`
  json_build_object('id', e.id, 'at', ${iso('e.at')}, 'kind', e.kind, 'from', e."from", 'to', e."to", 'actor', e.actor, 'detail', e.detail)`
const certificatesOf = (about: About) =>
  'orderId' in about ? Prisma.sql`c."orderId" = ${about.orderId}::uuid` : Prisma.sql`c.id = ${about.certificateId}::uuid`

function orderEvents(orderId: string, most: number): Prisma.Sql {
  return Prisma.sql`
    (select 'order' as of, e.at, e.actor as by, null as name, ${eventRow} as row
       from "OrderEvent" e where e."orderId" = ${orderId}::uuid order by e.id desc limit ${most})`
}

/** The newest rows of each certificate are read through the index, so rows of other certificates are skipped. */
function certificateEvents(about: About, most: number): Prisma.Sql {
  return Prisma.sql`
    (select 'certificate' as of, e.at, e.actor as by, coalesce(nullif(c."domainName", ''), nullif(c.label, ''), t.name) as name, ${eventRow} as row
       from "Certificate" c join "CertificateType" t on t.code = c."typeCode"
      cross join lateral (select * from "CertificateEvent" where "certificateId" = c.id order by id desc limit ${most}) e
      where ${certificatesOf(about)} order by e.id desc limit ${most})`
}

function mails(about: About, most: number): Prisma.Sql {
  const of =
    'orderId' in about ? Prisma.sql`m."orderId" = ${about.orderId}::uuid` : Prisma.sql`m."certificateId" = ${about.certificateId}::uuid`
  return Prisma.sql`
    (select 'mail', coalesce(m."sentAt", m."createdAt"), 'system', null, json_build_object(
              'id', m.id, 'kind', m.kind, 'to', m."to", 'status', m.status, 'data', m.data, 'attempts', m.attempts,
              'createdAt', ${iso('m."createdAt"')}, 'sentAt', ${iso('m."sentAt"')}, 'lastError', m."lastError")
       from "Mail" m where ${of} order by m.id desc limit ${most})`
}

/** Read-only calls are numerous, so they are included only on request. */
function calls(about: About, most: number, withLooks: boolean): Prisma.Sql {
  return Prisma.sql`
    (select 'enom', e."startedAt", 'system', null, json_build_object(
              'id', e.id, 'command', e.command, 'startedAt', ${iso('e."startedAt"')}, 'outcome', e.outcome,
              'responseNumber', e."responseNumber", 'errorText', e."errorText")
       from "Certificate" c
      cross join lateral (
        select * from "EnomCall" where "certificateId" = c.id ${withLooks ? Prisma.empty : Prisma.sql`and "operationId" is not null`}
         order by id desc limit ${most}) e
      where ${certificatesOf(about)} order by e.id desc limit ${most})`
}

/** What Stripe reported about an order's payment pages, payments, refunds and disputes. */
function stripeEvents(orderId: string, most: number): Prisma.Sql {
  return Prisma.sql`
    (select 'stripe', e."receivedAt", 'stripe', null, json_build_object(
              'id', e.id, 'type', e.type, 'receivedAt', ${iso('e."receivedAt"')}, 'appliedAt', ${iso('e."appliedAt"')})
       from (
         select "stripeSessionId" as id from "PaymentSession" where "orderId" = ${orderId}::uuid
         union select "paymentIntentId" from "PaymentSession" where "orderId" = ${orderId}::uuid
         union select "stripeId" from "Refund" where "orderId" = ${orderId}::uuid
         union select "stripeId" from "Dispute" where "orderId" = ${orderId}::uuid
       ) object join "StripeEvent" e on e."objectId" = object.id
      order by e."receivedAt" desc limit ${most})`
}
