import { MAIL_KINDS } from '../kinds'
import { dollars, EXAMPLE_ORDER } from './examples'
import { template } from './template'

export const changeOffered = template(MAIL_KINDS.change_offered, 'change_offered', {
  to: 'The buyer',
  when: 'Staff offer to change a certificate to a different one.',
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
  values: (
    { orderId, orderNumber, from, name, years, price, credit, total, tax, endsAt },
    { appUrl, linkUrl, say, money, day, term, withTax, button },
  ) => ({
    order_number: String(orderNumber),
    old_certificate: from,
    new_certificate: name,
    term: term(years),
    price: money(price),
    credit: money(credit),
    to_pay: withTax(total, tax),
    offer_ends: day(endsAt),
    button: button(say('press.seeOfferAndPay', { total: money(total) }), linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})
