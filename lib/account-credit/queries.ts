import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import type { CreditKind } from '../db/generated/enums'
import { type RefundWhy, WHY_SELECT, whyRefunded } from '../languages/refund-why'
import type { Money } from '../money'
import { mayStaff } from '../permissions'

const PAGE = 25

type CreditMovementRow = {
  id: string
  kind: CreditKind
  money: Money
  order: { id: string; number: number } | null
  /** The reason as shown to staff. */
  reason: string | null
  /** Why the shop returned the credit automatically; shown to the account owner in place of `reason`. */
  why: RefundWhy | null
  at: Date
}

/** `balances`: the credit available to the account, by currency. Empty if there is none. */
export type CreditView = { userId: string; email: string; balances: Money[]; movements: CreditMovementRow[]; next: string | null }

/** Returns an account's credit with its movements, newest first. Null unless the actor is the account owner or staff. */
export async function getCredit(actor: Actor, userId: string, { after }: { after?: string | undefined } = {}): Promise<CreditView | null> {
  const isOwn = actor.kind === 'client' && actor.userId === userId
  if (!(isOwn || mayStaff(actor, 'see')) || ![userId, after ?? userId].every((id) => z.uuid().safeParse(id).success)) return null
  const person = await db.user.findUnique({
    where: { id: userId, role: 'client' },
    select: {
      email: true,
      creditBalances: { where: { amount: { gt: 0 } }, orderBy: { currency: 'asc' }, select: { amount: true, currency: true } },
      creditMovements: {
        where: after ? { id: { lt: after } } : {},
        orderBy: { id: 'desc' },
        take: PAGE + 1,
        select: {
          id: true,
          kind: true,
          amount: true,
          currency: true,
          reason: true,
          at: true,
          order: { select: { id: true, number: true } },
          refund: { select: WHY_SELECT },
        },
      },
    },
  })
  if (!person) return null
  const shown = person.creditMovements.slice(0, PAGE)
  return {
    userId,
    email: person.email,
    balances: person.creditBalances,
    movements: shown.map(({ amount, currency, refund, ...row }) => ({
      ...row,
      money: { amount, currency },
      why: refund && whyRefunded(refund),
    })),
    next: person.creditMovements.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

export type CreditHolder = { userId: string; email: string; balances: Money[] }

/**
 * Lists the accounts that hold credit, newest account first. `search` matches the beginning of an email address and also finds accounts
 * without credit. Staff only.
 */
export async function listCreditHolders(
  actor: Actor,
  { search, after }: { search?: string | undefined; after?: string | undefined } = {},
): Promise<{ rows: CreditHolder[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.user.findMany({
    where: {
      role: 'client',
      deletedAt: null,
      ...(after && { id: { lt: after } }),
      ...(search
        ? { email: { startsWith: search.toLowerCase().replace(/[\\%_]/g, '\\$&') } }
        : { creditBalances: { some: { amount: { gt: 0 } } } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: { id: true, email: true, creditBalances: { where: { amount: { gt: 0 } }, orderBy: { currency: 'asc' } } },
  })
  const shown = found.slice(0, PAGE)
  return {
    rows: shown.map(({ id, email, creditBalances }) => ({
      userId: id,
      email,
      balances: creditBalances.map(({ amount, currency }) => ({ amount, currency })),
    })),
    next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}
