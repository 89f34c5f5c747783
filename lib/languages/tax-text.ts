import { listIn, moneyIn, wordsOf } from './text'
import { FORMAT_OF, type Language } from './types'

/** A rate in hundredths of a percent, with its reason; `label` names a tax other than VAT, with its rate. */
type Tax = { rate: number; reason: 'standard' | 'reverse_charge' | 'outside_scope'; label?: string | null | undefined }

const percents = new Map<Language, Intl.NumberFormat>()

/** `1900` is 19%, `2550` is 25.5%. */
export function percentIn(language: Language, rate: number): string {
  const tag = FORMAT_OF[language] ?? language
  const format = percents.get(language) ?? new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 3 })
  percents.set(language, format)
  return format.format(rate / 10_000)
}

/** Returns the name of a tax: `VAT 19%`, or `Sales tax 8.875%`. Stripe’s labels are in English. */
export function taxIn(language: Language, { rate, reason, label }: Tax): string {
  return label ?? wordsOf(language, 'tax')(reason === 'reverse_charge' ? 'reverseCharge' : 'vat', { rate: percentIn(language, rate) })
}

/** Returns the name of the tax in a total: `VAT 19%`, or `VAT: $4.00 at 19% and $1.00 at 7%`. */
export function taxesIn(language: Language, parts: readonly (Tax & { amount: number })[], currency: string): string {
  const [first, ...more] = parts
  if (first && !more.length) return taxIn(language, first)
  const words = wordsOf(language, 'taxes')
  const isVat = parts.every(({ label }) => !label)
  const said = parts.map((part) => {
    const amount = moneyIn(language, { amount: part.amount, currency })
    return isVat ? words('partVat', { amount, rate: percentIn(language, part.rate) }) : `${taxIn(language, part)} ${amount}`
  })
  return words(isVat ? 'severalVat' : 'severalTaxes', { parts: listIn(language, said) })
}
