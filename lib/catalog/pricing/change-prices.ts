import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { type ChoiceCost, listCostsAt } from '../product-costs'
import { MAX_AMOUNT } from '../save-product-input'
import { applyDue } from './apply-due-prices'
import type { UnprotectedPrice } from './unprotected-prices'

/** A new price, and the price staff saw when they chose it. */
type NewPrice = { choiceId: string; amount: number; seen: number }

export type ChangePricesInput = {
  prices: readonly NewPrice[]
  /** When they take effect; null: now. */
  validFrom: Date | null
  /** Whether staff agree to sell at prices that are not protected against a loss. */
  unprotected: boolean
}

export type ChangePricesRefusal =
  | { code: 'not-found' }
  | { code: 'nothing-changed' }
  | { code: 'in-the-past' }
  | { code: 'out-of-range'; choiceId: string }
  | { code: 'gone' }
  /** Someone else has changed these prices since they were read. */
  | { code: 'changed-since'; prices: { choiceId: string; what: string; seen: Money; stored: Money; wanted: Money }[] }
  | { code: 'unprotected'; prices: UnprotectedPrice[] }

/**
 * Changes prices on sale, now or at a later time. Either all of them change or none: the whole change is refused if someone else has
 * changed one of the prices in the meantime, or if one may lose money and staff have not agreed to it. Prices of existing orders do not
 * change. The caller refreshes the public pages.
 */
export async function changePrices(
  actor: Actor,
  { prices, validFrom, unprotected }: ChangePricesInput,
): Promise<Result<{ changed: number }, ChangePricesRefusal>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  const wanted = new Map(prices.filter(({ amount, seen }) => amount !== seen).map((price) => [price.choiceId, price]))
  if (!wanted.size) return err({ code: 'nothing-changed' })
  if (validFrom && validFrom <= now()) return err({ code: 'in-the-past' })
  const wrong = [...wanted.values()].find(({ amount }) => amount < 1 || amount > MAX_AMOUNT)
  if (wrong) return err({ code: 'out-of-range', choiceId: wrong.choiceId })
  return inTransaction(async (tx) => {
    await applyDue(tx)
    const ids = [...wanted.keys()].sort()
    const stored = await tx.$queryRaw<{ id: string; amount: number; unprotected: boolean }[]>`
      select id, amount, unprotected from "ProductChoice" where id = any(${ids}::uuid[]) and active order by id for update`
    if (stored.length < ids.length) return err({ code: 'gone' })
    const costs = await listCostsAt(tx, new Map([...wanted].map(([id, { amount }]) => [id, amount])))
    const moved = stored.filter(({ id, amount }) => amount !== wanted.get(id)?.seen)
    if (moved.length) return err({ code: 'changed-since', prices: moved.map((row) => toMoved(row, wanted, costs)) })
    const risky = costs.filter(({ visible, state }) => visible && (state === 'loss' || state === 'other_currency'))
    const agreed = new Set(stored.filter((row) => row.unprotected && row.amount <= (wanted.get(row.id)?.amount ?? 0)).map(({ id }) => id))
    const open = unprotected ? [] : risky.filter(({ choiceId }) => !agreed.has(choiceId))
    if (open.length) return err({ code: 'unprotected', prices: open })
    const rows = costs.map(({ choiceId, price: { amount } }) => ({
      choiceId,
      amount,
      unprotected: risky.some((one) => one.choiceId === choiceId),
    }))
    await write(tx, actor, rows, validFrom)
    const entry = (amountOf: (id: string) => number | undefined) =>
      Object.fromEntries(costs.map((cost) => [`${whatOf(cost)}, ${cost.price.currency}`, amountOf(cost.choiceId)]))
    await recordStaffAction(tx, actor, {
      action: 'product.change_prices',
      subject: { kind: 'product' },
      before: entry((id) => wanted.get(id)?.seen),
      after: { ...entry((id) => wanted.get(id)?.amount), ...(validFrom ? { validFrom: validFrom.toISOString() } : {}) },
    })
    return ok({ changed: rows.length })
  })
}

type Change = { choiceId: string; amount: number; unprotected: boolean }

/** Writes the changes. Immediate ones are written as due and then applied; a second change for the same time replaces the first. */
async function write(tx: Tx, actor: Actor, rows: readonly Change[], validFrom: Date | null): Promise<void> {
  const at = now()
  const time = { validFrom: validFrom ?? at, createdAt: at, actor: actorName(actor) }
  await tx.priceChange.deleteMany({
    where: { choiceId: { in: rows.map(({ choiceId }) => choiceId) }, appliedAt: null, validFrom: time.validFrom },
  })
  await tx.priceChange.createMany({ data: rows.map((row) => ({ ...row, ...time })) })
  if (!validFrom) await applyDue(tx)
}

function toMoved(row: { id: string; amount: number }, wanted: ReadonlyMap<string, NewPrice>, costs: readonly ChoiceCost[]) {
  const cost = costs.find(({ choiceId }) => choiceId === row.id)
  const money = (amount: number) => ({ amount, currency: cost?.price.currency ?? 'USD' })
  const { seen = 0, amount = 0 } = wanted.get(row.id) ?? {}
  return { choiceId: row.id, what: cost ? whatOf(cost) : '', seen: money(seen), stored: money(row.amount), wanted: money(amount) }
}

/** Returns the display name of a price: product, type if its name differs, and term. */
function whatOf({ productName, typeName, years }: Pick<ChoiceCost, 'productName' | 'typeName' | 'years'>): string {
  return `${productName === typeName ? productName : `${productName} (${typeName})`}, ${years === 1 ? '1 year' : `${years} years`}`
}
