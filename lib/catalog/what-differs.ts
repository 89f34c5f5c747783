import type { Tx } from '../db/transaction'
import { formatMoney } from '../money'
import type { CheckedProduct } from './save-product-input'
import { termText } from './text'

/** One difference between the stored version of a product and the submitted one, in words. */
export type Difference = { what: string; stored: string; yours: string }

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? 'none'

/** Returns the differences between a stored product and the one staff tried to save, each with both versions. */
export async function whatDiffers(tx: Tx, id: string, yours: CheckedProduct): Promise<Difference[]> {
  const stored = await tx.product.findUniqueOrThrow({
    where: { id },
    include: {
      type: true,
      class: true,
      enomAccount: { select: { label: true } },
      choices: { where: { active: true }, include: { type: true } },
    },
  })
  const codes = [yours.typeCode, ...yours.choices.map(({ typeCode }) => typeCode)]
  const types = await tx.certificateType.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } })
  const nameOf = (code: string) => types.find((type) => type.code === code)?.name ?? code
  const account =
    yours.enomAccountId === null ? null : await tx.enomAccount.findUnique({ where: { id: yours.enomAccountId }, select: { label: true } })
  const taxClass = await tx.taxClass.findUnique({ where: { code: yours.taxClass }, select: { name: true } })
  const pairs: [string, string, string][] = [
    ['Name', stored.name, yours.name],
    ['Address in the shop', stored.slug, yours.slug],
    ['Best for', stored.summary, yours.summary],
    ['Description', stored.description, yours.description],
    ['Certificate type', stored.type.name, nameOf(yours.typeCode)],
    ['Activation', stored.activation, yours.activation],
    ['Enom account', stored.enomAccount?.label ?? 'the default', account?.label ?? 'the default'],
    ['Tax class', stored.class.name, taxClass?.name ?? yours.taxClass],
    ['Shown in the shop', stored.visible ? 'yes' : 'no', yours.visible ? 'yes' : 'no'],
    [
      'Default term',
      stored.defaultYears ? termText(stored.defaultYears) : 'the shortest',
      yours.defaultYears ? termText(yours.defaultYears) : 'the shortest',
    ],
    ['Sold from', day(stored.saleFrom), day(yours.saleFrom)],
    ['Sold until', day(stored.saleUntil), day(yours.saleUntil)],
  ]
  const prices = new Map<string, { stored?: string; yours?: string }>()
  for (const { type, years, ...price } of stored.choices) prices.set(`${type.name}, ${termText(years)}`, { stored: formatMoney(price) })
  for (const { typeCode, years, active, ...price } of yours.choices) {
    const what = `${nameOf(typeCode)}, ${termText(years)}`
    if (active) prices.set(what, { ...prices.get(what), yours: formatMoney(price) })
  }
  for (const [what, price] of prices) pairs.push([what, price.stored ?? 'not on sale', price.yours ?? 'not on sale'])
  return pairs.flatMap(([what, theirs, mine]) => (theirs === mine ? [] : [{ what, stored: theirs, yours: mine }]))
}
