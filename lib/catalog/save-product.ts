import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { db } from '../db/client'
import { isDuplicate } from '../db/is-duplicate'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { type CheckedProduct, type SaveProductInput, saveProductInput } from './save-product-input'
import { findUnprotected, type UnprotectedPrice } from './unprotected-prices'

export type SaveProductRefusal =
  | { code: 'not-found' }
  | { code: 'invalid'; fields: Record<string, string> }
  | { code: 'slug-taken' }
  | { code: 'unknown-type'; typeCode: string }
  | { code: 'unknown-account' }
  | { code: 'term-too-long'; typeName: string; maxYears: number }
  | { code: 'same-choice-twice' }
  | { code: 'mixed-currency' }
  | { code: 'nothing-to-sell' }
  | { code: 'own-type-not-sold' }
  | { code: 'unprotected'; prices: UnprotectedPrice[] }
  | { code: 'changed-since' }

/**
 * Creates or changes a product and its prices. For staff only; anyone else gets `not-found`. Prices of existing orders stay as they were. A
 * price that may lose money is sold only if staff agree to it. The caller refreshes the public pages.
 */
export async function saveProduct(
  actor: Actor,
  input: SaveProductInput,
): Promise<Result<{ id: string; slug: string }, SaveProductRefusal>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  const parsed = saveProductInput.safeParse(input)
  if (!parsed.success) {
    return err({ code: 'invalid', fields: Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])) })
  }
  const refusal = (await unknownNames(parsed.data)) ?? wrongChoices(parsed.data)
  if (refusal) return err(refusal)
  try {
    return await inTransaction((tx) => write(tx, actor, parsed.data))
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'slug-taken' })
    throw error
  }
}

async function unknownNames({ typeCode, choices, enomAccountId }: CheckedProduct): Promise<SaveProductRefusal | null> {
  const codes = [...new Set([typeCode, ...choices.map((choice) => choice.typeCode)])]
  const types = await db.certificateType.findMany({ where: { code: { in: codes } }, select: { code: true, name: true, maxYears: true } })
  const unknown = codes.find((code) => !types.some((type) => type.code === code))
  if (unknown !== undefined) return { code: 'unknown-type', typeCode: unknown }
  for (const { name, code, maxYears } of types) {
    if (choices.some((choice) => choice.typeCode === code && choice.active && choice.years > maxYears)) {
      return { code: 'term-too-long', typeName: name, maxYears }
    }
  }
  if (enomAccountId && !(await db.enomAccount.findUnique({ where: { id: enomAccountId }, select: { id: true } }))) {
    return { code: 'unknown-account' }
  }
  return null
}

function wrongChoices({ choices, visible, typeCode }: CheckedProduct): SaveProductRefusal | null {
  const keys = new Set(choices.map((choice) => `${choice.typeCode}/${choice.years}/${choice.currency}`))
  if (keys.size < choices.length) return { code: 'same-choice-twice' }
  const sold = choices.filter((choice) => choice.active)
  if (new Set(sold.map((choice) => choice.currency)).size > 1) return { code: 'mixed-currency' }
  if (!visible) return null
  if (sold.length === 0) return { code: 'nothing-to-sell' }
  return sold.some((choice) => choice.typeCode === typeCode) ? null : { code: 'own-type-not-sold' }
}

async function write(tx: Tx, actor: Actor, input: CheckedProduct): Promise<Result<{ id: string; slug: string }, SaveProductRefusal>> {
  const { id, choices, unprotected: isAgreed, savedAt, ...product } = input
  if (id) {
    const [row] = await tx.$queryRaw<{ updatedAt: Date }[]>`select "updatedAt" from "Product" where id = ${id}::uuid for update`
    if (!row) return err({ code: 'not-found' })
    if (savedAt && row.updatedAt.getTime() !== savedAt.getTime()) return err({ code: 'changed-since' })
  }
  const before = id ? await recordedOf(tx, id) : null
  const unprotected = await findUnprotected(tx, input)
  const open = product.visible && !isAgreed ? await notAgreedTo(tx, id, unprotected) : []
  if (open.length) return err({ code: 'unprotected', prices: open })
  const saved = id ? await change(tx, id, product) : await create(tx, product)
  if (!saved) return err({ code: 'not-found' })
  await tx.productChoice.updateMany({ where: { productId: saved.id }, data: { active: false } })
  for (const choice of choices) {
    const { typeCode, years, currency } = choice
    const terms = {
      amount: choice.amount,
      active: choice.active,
      unprotected: product.visible && unprotected.some((one) => one.choice === choice),
    }
    await tx.productChoice.upsert({
      where: { productId_typeCode_years_currency: { productId: saved.id, typeCode, years, currency } },
      create: { productId: saved.id, typeCode, years, currency, ...terms },
      update: terms,
    })
  }
  const after = await recordedOf(tx, saved.id)
  await recordStaffAction(tx, actor, { action: 'product.save', subject: { kind: 'product', id: saved.id }, before, after })
  return ok(saved)
}

/** Returns what the audit log tells of a product: its fields, and its prices by type, term and currency. */
async function recordedOf(tx: Tx, id: string): Promise<object> {
  const select = { typeCode: true, years: true, currency: true, amount: true, active: true }
  const { createdAt, updatedAt, choices, ...fields } = await tx.product.findUniqueOrThrow({
    where: { id },
    include: { choices: { orderBy: [{ typeCode: 'asc' }, { years: 'asc' }], select } },
  })
  const sold = choices.filter(({ active }) => active)
  const prices = sold.map(({ typeCode, years, currency, amount }) => [`${typeCode}, ${years} y, ${currency}`, amount])
  return { ...fields, prices: Object.fromEntries(prices) }
}

/** Returns the prices that staff have not yet agreed to at this amount or a lower one. */
async function notAgreedTo(
  tx: Tx,
  productId: string | undefined,
  unprotected: Awaited<ReturnType<typeof findUnprotected>>,
): Promise<UnprotectedPrice[]> {
  const agreed = productId ? await tx.productChoice.findMany({ where: { productId, unprotected: true } }) : []
  const open = unprotected.filter(
    ({ choice: { typeCode, years, currency, amount } }) =>
      !agreed.some((one) => one.typeCode === typeCode && one.years === years && one.currency === currency && one.amount <= amount),
  )
  return open.map(({ price }) => price)
}

const answered = { id: true, slug: true } as const
type Columns = Omit<CheckedProduct, 'id' | 'choices' | 'unprotected' | 'savedAt'>

async function change(tx: Tx, id: string, product: Columns) {
  const [row] = await tx.product.updateManyAndReturn({ where: { id }, data: product, select: answered })
  return row
}

async function create(tx: Tx, product: Columns) {
  const { _max } = await tx.product.aggregate({ _max: { position: true } })
  return tx.product.create({ data: { ...product, position: (_max.position ?? 0) + 1 }, select: answered })
}
