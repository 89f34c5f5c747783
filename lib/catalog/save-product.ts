import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { isDuplicate } from '../db/is-duplicate'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { findFaults, type ProductFault, type ReadProduct, readProduct } from './check-product'
import { applyDue } from './pricing/apply-due-prices'
import { findUnprotected } from './pricing/unprotected-prices'
import { recordedOf } from './recorded-product'
import type { CheckedProduct, SaveProductInput } from './save-product-input'
import { type Difference, whatDiffers } from './what-differs'

export type SaveProductRefusal =
  | ProductFault
  | { code: 'not-found' }
  /** Someone else has saved the product since, at `savedAt`. The differences are between their version and this one. */
  | { code: 'changed-since'; savedAt: Date; differences: Difference[] }

type Saved = Result<{ id: string; slug: string }, SaveProductRefusal[]>

/**
 * Creates or changes a product and its prices. For staff only; anyone else gets `not-found`. Refusals list every error. Prices of existing
 * orders do not change. A price that may lose money goes on sale only if staff agree to it. The caller refreshes the public pages.
 */
export async function saveProduct(actor: Actor, input: SaveProductInput): Promise<Saved> {
  if (!mayStaff(actor, 'products')) return err([{ code: 'not-found' }])
  const read = readProduct(input)
  if (!read.product) return err(read.faults)
  try {
    return await inTransaction((tx) => check(tx, actor, read))
  } catch (error) {
    if (isDuplicate(error)) return err([{ code: 'slug-taken' }])
    throw error
  }
}

async function check(tx: Tx, actor: Actor, read: ReadProduct): Promise<Saved> {
  const { id, savedAt } = read.product
  await applyDue(tx)
  if (id) {
    const [row] = await tx.$queryRaw<{ updatedAt: Date }[]>`select "updatedAt" from "Product" where id = ${id}::uuid for update`
    if (!row) return err([{ code: 'not-found' }])
    if (savedAt && row.updatedAt.getTime() !== savedAt.getTime()) {
      return err([{ code: 'changed-since', savedAt: row.updatedAt, differences: await whatDiffers(tx, id, read.product) }])
    }
  }
  const faults = await findFaults(tx, read)
  return faults.length ? err(faults) : ok(await write(tx, actor, read.product))
}

async function write(tx: Tx, actor: Actor, input: CheckedProduct): Promise<{ id: string; slug: string }> {
  const { id, choices, unprotected: _, savedAt, ...product } = input
  const recordedBefore = id ? await recordedOf(tx, id) : null
  const unprotected = await findUnprotected(tx, input)
  const saved = id ? await tx.product.update({ where: { id }, data: product, select: answered }) : await create(tx, product)
  const before = await tx.productChoice.updateManyAndReturn({ where: { productId: saved.id }, data: { active: false } })
  const changed: { choiceId: string; amount: number; before: number | null; unprotected: boolean }[] = []
  for (const choice of choices) {
    const { typeCode, years, currency, amount } = choice
    const back = choice.active ? { withdrawnAt: null } : {}
    const terms = {
      amount,
      active: choice.active,
      ...back,
      unprotected: product.visible && unprotected.some((one) => one.choice === choice),
    }
    const { id: choiceId } = await tx.productChoice.upsert({
      where: { productId_typeCode_years_currency: { productId: saved.id, typeCode, years, currency } },
      create: { productId: saved.id, typeCode, years, currency, ...terms },
      update: terms,
    })
    const old = before.find((row) => row.id === choiceId)
    if (old?.amount !== amount) changed.push({ choiceId, amount, before: old?.amount ?? null, unprotected: terms.unprotected })
  }
  const at = now()
  const time = { validFrom: at, appliedAt: at, createdAt: at, actor: actorName(actor) }
  await tx.priceChange.createMany({ data: changed.map((change) => ({ ...change, ...time })) })
  const after = await recordedOf(tx, saved.id)
  await recordStaffAction(tx, actor, { action: 'product.save', subject: { kind: 'product', id: saved.id }, before: recordedBefore, after })
  return saved
}

const answered = { id: true, slug: true } as const

async function create(tx: Tx, product: Omit<CheckedProduct, 'id' | 'choices' | 'unprotected' | 'savedAt'>) {
  const { _max } = await tx.product.aggregate({ _max: { position: true } })
  return tx.product.create({ data: { ...product, position: (_max.position ?? 0) + 1 }, select: answered })
}
