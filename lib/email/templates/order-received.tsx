import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { dollars, EXAMPLE_ORDER } from './examples'
import { bdi, paragraph } from './letter'
import type { Pen } from './pen'
import { template } from './template'

export const orderReceived = template(MAIL_KINDS.order_received, 'order_received', {
  to: 'The buyer',
  when: 'An order is paid.',
  required: ['items'],
  example: {
    ...EXAMPLE_ORDER,
    items: [{ name: 'RapidSSL', years: 1, quantity: 2, label: 'the web shop', amount: 3800 }],
    total: dollars(3800),
  },
  values: ({ orderId, orderNumber, items, total, tax, discount, accountCredit, credit }, { appUrl, ...pen }) => ({
    order_number: String(orderNumber),
    items: { block: <Items items={items} discount={discount} currency={total.currency} pen={pen} /> },
    total: pen.withTax(total, tax),
    account_credit: accountCredit ? pen.money(accountCredit) : '',
    credit: credit ? pen.money(credit) : '',
    credited_certificate: credit?.from ?? '',
    invoices: { text: pen.say('orderPage'), url: `${appUrl}/account/orders/${orderId}#invoices` },
    button: pen.button(pen.say('press.seeOrder'), `${appUrl}/account/orders/${orderId}`),
  }),
})

type ItemsProps = Pick<MailData<'order_received'>, 'items' | 'discount'> & { currency: string; pen: Pick<Pen, 'say' | 'money' | 'term'> }

function Items({ items, discount, currency, pen: { say, money, term } }: ItemsProps) {
  return (
    <>
      {items.map(({ quantity, name, years, amount, label }, index) => {
        const values = { quantity: String(quantity), name, term: term(years), amount: money({ amount, currency }), label, bdi }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items never change
          <Text key={index} style={paragraph}>
            {say.rich(label ? 'itemFor' : 'item', values)}
          </Text>
        )
      })}
      {discount && <Text style={paragraph}>{say('discount', { amount: money(discount), code: discount.code })}</Text>}
    </>
  )
}
