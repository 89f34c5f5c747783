import { Checkbox } from '@/components/ui/form/checkbox'
import { formatMoney, type Money } from '@/lib/money'

/** The choice to pay with the credit of the account, ticked to begin with. The amount beside it is compared and never trusted. */
export function UseCredit({ credit, total }: { credit: Money; total: Money }) {
  const rest = { amount: total.amount - credit.amount, currency: total.currency }
  return (
    <>
      <input type="hidden" name="credit" value={credit.amount} />
      <Checkbox
        name="useCredit"
        defaultChecked
        label={`Use ${formatMoney(credit)} of your credit`}
        hint={
          rest.amount
            ? `You pay the other ${formatMoney(rest)} on the payment page. Without credit you pay ${formatMoney(total)} there.`
            : `It pays for the whole order, as soon as you continue. Without credit you pay ${formatMoney(total)} on the payment page.`
        }
      />
    </>
  )
}
