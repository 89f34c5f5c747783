import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'
import { type QuoteState, stateOf } from '../../quotes/states'
import { type Cursor, type ListPage, NO_ROWS, readPage } from './read-page'

export type QuoteRow = { id: string; number: number; state: QuoteState; email: string; total: Money; validUntil: Date; madeAt: Date }

export type QuoteQuery = { view?: QuoteState | undefined; search?: string | undefined }

/** Lists the quotes, newest first. `search`: a quote number, or the beginning of an email address. Empty for anyone but staff. */
export async function listQuotes(actor: Actor, { view, search }: QuoteQuery = {}, cursor: Cursor = {}): Promise<ListPage<QuoteRow>> {
  if (!mayStaff(actor, 'see')) return NO_ROWS
  const where: Prisma.QuoteWhereInput = { AND: [inView(view), fitting(search)] }
  const page = await readPage(cursor, (part) =>
    db.quote.findMany({
      where,
      orderBy: { id: 'desc' },
      ...part,
      select: { id: true, number: true, status: true, email: true, total: true, currency: true, validUntil: true, createdAt: true },
    }),
  )
  return {
    ...page,
    rows: page.rows.map(({ status, total, currency, createdAt, ...row }) => ({
      ...row,
      state: stateOf({ status, validUntil: row.validUntil }, now()),
      total: { amount: total, currency },
      madeAt: createdAt,
    })),
  }
}

function inView(view: QuoteState | undefined): Prisma.QuoteWhereInput {
  switch (view) {
    case undefined:
      return {}
    case 'open':
      return { status: 'open', validUntil: { gt: now() } }
    case 'expired':
      return { status: 'open', validUntil: { lte: now() } }
    default:
      return { status: view }
  }
}

function fitting(search: string | undefined): Prisma.QuoteWhereInput {
  if (!search) return {}
  const number = /^#?(\d{1,9})$/.exec(search)?.[1]
  return number ? { number: Number(number) } : { email: { startsWith: search.toLowerCase().replace(/[\\%_]/g, '\\$&') } }
}
