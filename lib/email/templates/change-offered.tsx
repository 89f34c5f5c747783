import { formatMoney } from '../../money'
import { MAIL_KINDS } from '../kinds'
import { dayText } from './dates'
import { dollars, EXAMPLE_ORDER } from './examples'
import { button } from './letter'
import { template } from './template'
import { totalText } from './total-text'

export const changeOffered = template(MAIL_KINDS.change_offered, {
  to: 'The buyer',
  when: 'Staff offer to change a certificate to another one.',
  subject: 'Order {{order_number}}: change your certificate to {{new_certificate}}',
  preview: 'You pay {{to_pay}}. Until you do, nothing changes.',
  body: `
# Change {{old_certificate}} to {{new_certificate}}

Our team offers you {{new_certificate}} for {{term}} in place of your {{old_certificate}}. What you paid for that one counts towards it.

Price: {{price}}. Paid before: {{credit}}. **Left to pay: {{to_pay}}** (order {{order_number}}).

You can pay until {{offer_ends}}. Then the old certificate ends and you set up the new one. If you send the old one’s request first, the
offer ends.

{{button}}

This link is for you only. If you don’t want this, you don’t have to do anything: your certificate stays as it is.`,
  example: {
    ...EXAMPLE_ORDER,
    from: 'RapidSSL',
    name: 'True BusinessID',
    years: 1,
    price: dollars(7900),
    credit: dollars(1900),
    total: dollars(6000),
    endsAt: '2026-12-06T10:00:00.000Z',
  },
  values: ({ orderId, orderNumber, from, name, years, price, credit, total, tax, endsAt }, { appUrl, linkUrl }) => ({
    order_number: String(orderNumber),
    old_certificate: from,
    new_certificate: name,
    term: years === 1 ? '1 year' : `${years} years`,
    price: formatMoney(price),
    credit: formatMoney(credit),
    to_pay: totalText(total, tax),
    offer_ends: dayText(endsAt),
    button: button(`See the offer and pay ${formatMoney(total)}`, linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})
