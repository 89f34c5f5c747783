import type { Tx } from '../db/transaction'
import { findUnprotected, type UnprotectedPrice } from './pricing/unprotected-prices'
import { type CheckedProduct, type SaveProductInput, saveProductInput } from './save-product-input'

/** An error in a product as entered. `row` is the position of the price with the error. */
export type ProductFault =
  | { code: 'invalid'; fields: Record<string, string> }
  | { code: 'slug-taken' }
  | { code: 'unknown-type'; typeCode: string }
  | { code: 'unknown-account' }
  | { code: 'unknown-tax-class' }
  | { code: 'term-too-long'; row: number; typeName: string; maxYears: number }
  | { code: 'same-choice-twice'; row: number }
  | { code: 'mixed-currency' }
  | { code: 'nothing-to-sell' }
  | { code: 'own-type-not-sold' }
  | { code: 'sale-ends-first' }
  /** The term that is selected by default has no price. */
  | { code: 'default-not-sold'; years: number }
  | { code: 'unprotected'; prices: UnprotectedPrice[] }

/** The fields of a product that could be parsed, and those that could not. */
export type ReadProduct = { product: CheckedProduct; unread: ReadonlySet<string>; faults: ProductFault[] }

/** Placeholders for fields that could not be parsed, so that all other fields can still be checked. */
const STAND_INS = {
  slug: 'unread',
  name: '-',
  summary: '-',
  description: '',
  typeCode: '-',
  saleFrom: null,
  saleUntil: null,
  defaultYears: null,
} as const

/** Parses as much of a product as possible, so that staff see all errors at once. Returns null if too little can be parsed. */
export function readProduct(input: SaveProductInput): ReadProduct | { product: null; faults: ProductFault[] } {
  const parsed = saveProductInput.safeParse(input)
  if (parsed.success) return { product: parsed.data, unread: new Set(), faults: [] }
  const { issues } = parsed.error
  const fields: Record<string, string> = {}
  for (const { path, message } of issues) fields[path.join('.')] ??= message
  const faults: ProductFault[] = [{ code: 'invalid', fields }]
  const unread = new Set(issues.map(({ path }) => String(path[0])))
  const badRows = new Set(issues.flatMap(({ path }) => (path[0] === 'choices' ? [path[1]] : [])))
  const standIns = Object.fromEntries(Object.entries(STAND_INS).filter(([field]) => unread.has(field)))
  const rest = saveProductInput.safeParse({ ...input, ...standIns, choices: input.choices.filter((_, row) => !badRows.has(row)) })
  return rest.success ? { product: rest.data, unread, faults } : { product: null, faults }
}

/** Returns all errors in a product, in the order of the form. */
export async function findFaults(tx: Tx, { product, unread, faults }: ReadProduct): Promise<ProductFault[]> {
  const { unknown, tooLong } = await checkTypes(tx, product, unread)
  const choices = checkChoices(product, unread.has('choices'))
  const found = [...faults, ...(await checkNames(tx, product)), ...unknown, ...tooLong, ...choices]
  const ownIsKnown = !unread.has('typeCode') && !unread.has('choices') && !unknown.length
  const sold = product.choices.filter(({ active }) => active)
  if (product.visible && sold.length && ownIsKnown && !sold.some(({ typeCode }) => typeCode === product.typeCode)) {
    found.push({ code: 'own-type-not-sold' })
  }
  const { defaultYears: years, typeCode } = product
  if (years !== null && ownIsKnown && !sold.some((choice) => choice.typeCode === typeCode && choice.years === years)) {
    found.push({ code: 'default-not-sold', years })
  }
  if (product.visible && !product.unprotected && !choices.some(({ code }) => code === 'mixed-currency')) {
    const prices = await notAgreedTo(tx, product)
    if (prices.length) found.push({ code: 'unprotected', prices })
  }
  return found
}

async function checkNames(tx: Tx, { id, slug, enomAccountId, taxClass, saleFrom, saleUntil }: CheckedProduct): Promise<ProductFault[]> {
  const [taken, account, classes] = await Promise.all([
    tx.product.findUnique({ where: { slug }, select: { id: true } }),
    enomAccountId ? tx.enomAccount.findUnique({ where: { id: enomAccountId }, select: { id: true } }) : true,
    tx.taxClass.count({ where: { code: taxClass } }),
  ])
  return [
    ...(taken && taken.id !== id ? [{ code: 'slug-taken' } as const] : []),
    ...(saleFrom && saleUntil && saleUntil < saleFrom ? [{ code: 'sale-ends-first' } as const] : []),
    ...(account ? [] : [{ code: 'unknown-account' } as const]),
    ...(classes ? [] : [{ code: 'unknown-tax-class' } as const]),
  ]
}

async function checkTypes(tx: Tx, { typeCode, choices }: CheckedProduct, unread: ReadonlySet<string>) {
  const codes = [...new Set([...(unread.has('typeCode') ? [] : [typeCode]), ...choices.map((choice) => choice.typeCode)])]
  const types = await tx.certificateType.findMany({ where: { code: { in: codes } }, select: { code: true, name: true, maxYears: true } })
  const unknown = codes.filter((code) => !types.some((type) => type.code === code))
  const tooLong = choices.flatMap((choice, row) => {
    const type = types.find(({ code }) => code === choice.typeCode)
    if (!type || !choice.active || choice.years <= type.maxYears) return []
    return [{ code: 'term-too-long' as const, row, typeName: type.name, maxYears: type.maxYears }]
  })
  return { unknown: unknown.map((code) => ({ code: 'unknown-type' as const, typeCode: code })), tooLong }
}

function checkChoices({ choices, visible }: CheckedProduct, isPart: boolean): ProductFault[] {
  const keys = choices.map((choice) => `${choice.typeCode}/${choice.years}/${choice.currency}`)
  const twice = keys.findIndex((key, row) => keys.indexOf(key) < row)
  const sold = choices.filter((choice) => choice.active)
  return [
    ...(twice < 0 ? [] : [{ code: 'same-choice-twice', row: twice } as const]),
    ...(new Set(sold.map((choice) => choice.currency)).size > 1 ? [{ code: 'mixed-currency' } as const] : []),
    ...(visible && sold.length === 0 && !isPart ? [{ code: 'nothing-to-sell' } as const] : []),
  ]
}

/** Returns the unprotected prices to which staff have not yet agreed, at this or a lower amount. */
async function notAgreedTo(tx: Tx, product: CheckedProduct): Promise<UnprotectedPrice[]> {
  const agreed = product.id ? await tx.productChoice.findMany({ where: { productId: product.id, unprotected: true } }) : []
  const unprotected = await findUnprotected(tx, product)
  const open = unprotected.filter(
    ({ choice: { typeCode, years, currency, amount } }) =>
      !agreed.some((one) => one.typeCode === typeCode && one.years === years && one.currency === currency && one.amount <= amount),
  )
  return open.map(({ price }) => price)
}
