import { Checkbox } from '@/components/ui/form/checkbox'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'

/**
 * The option to pay with account credit, ticked by default. The amount posted with it is only compared with the actual balance, never
 * trusted.
 */
export function UseCredit({ language, credit, total }: { language: Language; credit: Money; total: Money }) {
  const words = wordsOf(language, 'checkout')
  const rest = { amount: total.amount - credit.amount, currency: total.currency }
  const all = moneyIn(language, total)
  return (
    <>
      <input type="hidden" name="credit" value={credit.amount} />
      <Checkbox
        name="useCredit"
        defaultChecked
        label={words('useCredit', { credit: moneyIn(language, credit) })}
        hint={rest.amount ? words('creditRest', { rest: moneyIn(language, rest), total: all }) : words('creditAll', { total: all })}
      />
    </>
  )
}
