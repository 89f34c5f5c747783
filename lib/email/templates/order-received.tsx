import { Text } from 'react-email'
import { formatMoney } from '../../money'
import { MAIL_KINDS, type MailData } from '../kinds'
import { dollars, EXAMPLE_ORDER } from './examples'
import { button, paragraph } from './letter'
import { template } from './template'
import { totalText } from './total-text'

export const orderReceived = template(MAIL_KINDS.order_received, {
  to: 'The buyer',
  when: 'An order is paid.',
  required: ['items'],
  subject: 'Order {{order_number}} is paid',
  preview: 'We received {{total}}. Your set-up link comes in a separate email.',
  body: `
# Order {{order_number}} is paid

{{items}}

Less the {{credit}} you paid before for {{credited_certificate}}, which this certificate replaces.

**Total: {{total}}**

Paid with your account credit: {{account_credit}}.

Next, set up your certificate. It takes about five minutes, and the link comes in a separate email.

{{button}}

Your invoice is on {{invoices}}. You were charged once. Certificates don’t renew automatically. We’ll remind you before a file or your cover
ends; the dates are also on each certificate’s page in your account.`,
  example: {
    ...EXAMPLE_ORDER,
    items: [{ name: 'RapidSSL', years: 1, quantity: 2, label: 'the web shop', amount: 3800 }],
    total: dollars(3800),
  },
  values: ({ orderId, orderNumber, items, total, tax, discount, accountCredit, credit }, { appUrl }) => ({
    order_number: String(orderNumber),
    items: { block: <Items items={items} discount={discount} currency={total.currency} /> },
    total: totalText(total, tax),
    account_credit: accountCredit ? formatMoney(accountCredit) : '',
    credit: credit ? formatMoney(credit) : '',
    credited_certificate: credit?.from ?? '',
    invoices: { text: 'the order’s page', url: `${appUrl}/account/orders/${orderId}#invoices` },
    button: button('See your order', `${appUrl}/account/orders/${orderId}`),
  }),
})

type ItemsProps = Pick<MailData<'order_received'>, 'items' | 'discount'> & { currency: string }

function Items({ items, discount, currency }: ItemsProps) {
  return (
    <>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items never change
        <Text key={index} style={paragraph}>
          {item.quantity} × {item.name}, {item.years === 1 ? '1 year' : `${item.years} years`}:{' '}
          {formatMoney({ amount: item.amount, currency })}
          {item.label && (
            <>
              , for <bdi>{item.label}</bdi>
            </>
          )}
        </Text>
      ))}
      {discount && (
        <Text style={paragraph}>
          Less {formatMoney(discount)} for the coupon {discount.code}.
        </Text>
      )}
    </>
  )
}
