import { z } from 'zod'
import type { Actor } from '../actor'
import { NAME_COLUMNS, staffName } from '../certificates/status/staff-name'
import { DAY, later } from '../clock'
import { db } from '../db/client'
import { literal } from '../db/contains'
import { Prisma } from '../db/generated/client'
import { firstId } from '../db/new-id'
import { mayStaff } from '../permissions'

export type CallRow = {
  id: string
  command: string
  at: Date
  /** The time from the call to its outcome; null if none was recorded. */
  milliseconds: number | null
  outcome: string | null
  number: string | null
  text: string | null
  account: { id: string; label: string }
  certificate: { id: string; name: string; enomCertId: number | null } | null
  /**
   * The attempt number of this call among those with the same command and certificate, up to MAX_ATTEMPTS. Null for a call without a
   * certificate.
   */
  attempt: number | null
}

export type CallFilter = {
  after?: string
  command?: string
  /** An outcome, `none` for calls without one, or `failed` for everything except `ok`. */
  outcome?: string
  accountId?: string
  /** A certificate's id, its number at Enom, its order number or part of its address. */
  certificate?: string
  /** `2026-11-29`, in UTC. */
  day?: string
}

const PAGE_SIZE = 50
const MAX_ATTEMPTS = 100
/** The maximum number of certificates that a partial address may match. */
const MAX_CERTIFICATES = 50
const FAILURES = ['refused', 'doubtful', 'unauthorised', 'rate-limited', 'unreachable', 'unknown-outcome', 'garbled']

/** The columns of a call shown in lists and support messages. */
export const CALL_COLUMNS = {
  id: true,
  command: true,
  startedAt: true,
  finishedAt: true,
  outcome: true,
  responseNumber: true,
  errorText: true,
  account: { select: { id: true, label: true } },
  certificate: { select: { id: true, enomCertId: true, ...NAME_COLUMNS } },
} as const satisfies Prisma.EnomCallSelect

/** Lists the calls to Enom, newest first. Empty unless the actor is staff. */
export async function listCalls(actor: Actor, filter: CallFilter = {}): Promise<{ rows: CallRow[]; next: string | null }> {
  if (!mayStaff(actor, 'logs')) return { rows: [], next: null }
  const found = await db.enomCall.findMany({
    where: { AND: [idsOf(filter), outcomeOf(filter.outcome), await certificateOf(filter.certificate)], ...plainOf(filter) },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    select: CALL_COLUMNS,
  })
  const page = found.slice(0, PAGE_SIZE)
  const attempts = await countAttempts(page.map(({ id }) => id))
  const rows = page.map((row) => ({ ...toCall(row), attempt: attempts.get(row.id) ?? null }))
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** Returns all commands called so far, for the list's filter. Empty unless the actor is staff. */
export async function listCommands(actor: Actor): Promise<string[]> {
  if (!mayStaff(actor, 'logs')) return []
  // Do one index lookup per command, because a plain `distinct` would read every call.
  const rows = await db.$queryRaw<{ command: string | null }[]>`
    with recursive names as (
      (select min(command) as command from "EnomCall")
      union all
      select (select min(c.command) from "EnomCall" c where c.command > names.command) from names where names.command is not null)
    select command from names where command is not null`
  return rows.flatMap(({ command }) => command ?? [])
}

type Found = Prisma.EnomCallGetPayload<{ select: typeof CALL_COLUMNS }>

/** Converts a stored call into the form shown in lists and support messages. */
export function toCall({ startedAt, finishedAt, responseNumber, errorText, certificate, ...row }: Found): Omit<CallRow, 'attempt'> {
  return {
    ...row,
    at: startedAt,
    milliseconds: finishedAt && finishedAt.getTime() - startedAt.getTime(),
    number: responseNumber,
    text: errorText,
    certificate: certificate && {
      id: certificate.id,
      enomCertId: certificate.enomCertId,
      name: staffName(certificate),
    },
  }
}

/** Returns the attempt number of each call about a certificate: that call plus the earlier ones with the same command and certificate. */
export async function countAttempts(ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    select e.id, (select count(*)::int from (
        select 1 from "EnomCall" p
         where p."certificateId" = e."certificateId" and p.command = e.command and p.id <= e.id limit ${MAX_ATTEMPTS}) tries) as count
      from "EnomCall" e where e.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) and e."certificateId" is not null`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

function plainOf({ command, accountId }: CallFilter): Prisma.EnomCallWhereInput {
  return { ...(command && { command }), ...(accountId && z.uuid().safeParse(accountId).success && { accountId }) }
}

/** A call's id starts with its timestamp. */
function idsOf({ after, day }: CallFilter): Prisma.EnomCallWhereInput {
  const cursor = z.uuid().safeParse(after).success ? [{ id: { lt: after } }] : []
  if (!isDay(day)) return { AND: cursor }
  const from = new Date(`${day}T00:00:00Z`)
  return { AND: [...cursor, { id: { gte: firstId(from), lt: firstId(later(from, DAY)) } }] }
}

/** Returns whether a string is a date such as `2026-11-29`. */
export function isDay(text: string | undefined): text is string {
  return z.iso.date().safeParse(text).success
}

function outcomeOf(outcome: string | undefined): Prisma.EnomCallWhereInput {
  if (!outcome) return {}
  if (outcome === 'none') return { outcome: null }
  return { outcome: outcome === 'failed' ? { in: FAILURES } : outcome }
}

async function certificateOf(search: string | undefined): Promise<Prisma.EnomCallWhereInput> {
  const ids = await findCertificates(search)
  return ids ? { certificateId: { in: ids } } : {}
}

/** Returns the ids of the certificates that match a search, or null if it is empty. */
async function findCertificates(search: string | undefined): Promise<string[] | null> {
  const text = search?.trim().toLowerCase()
  if (!text) return null
  if (z.uuid().safeParse(text).success) return [text]
  const number = /^\d{1,9}$/.test(text) ? Number(text) : null
  const where = number ? { OR: [{ enomCertId: number }, { order: { number } }] } : { domainName: { contains: literal(text) } }
  const rows = await db.certificate.findMany({ where, orderBy: { id: 'desc' }, take: MAX_CERTIFICATES, select: { id: true } })
  return rows.map(({ id }) => id)
}
