import { formatMoney, type Money } from '../../money'

/** Returns a total with the tax in it: `€22.61 (including €3.61 VAT 19%)`. */
export function totalText(total: Money, tax: (Money & { label: string }) | undefined): string {
  if (!tax) return formatMoney(total)
  return `${formatMoney(total)} (${tax.amount ? `including ${formatMoney(tax)} ` : ''}${tax.label})`
}
