import { formatMoney } from '../../money'
import { MAIL_KINDS, type MailData } from '../kinds'
import { momentText } from './dates'
import { dollars, EXAMPLE_ORDER } from './examples'
import { button } from './letter'
import { template } from './template'
import { totalText } from './total-text'

export const paymentLink = template(MAIL_KINDS.payment_link, {
  to: 'The buyer',
  when: 'Staff placed an order for them.',
  subject: 'Order {{order_number}}: your payment link',
  preview: 'Pay {{total}} to get your certificates.',
  body: `
# Your order is ready to be paid

Our team placed order {{order_number}} for you. It comes to {{total}}. Its prices are valid until {{pay_by}}.

{{button}}

This link is for you only. Didn’t order anything? Ignore this email: you are not charged.`,
  example: { ...EXAMPLE_ORDER, total: dollars(1900), payBy: '2027-06-02T10:00:00.000Z' },
  values: ({ orderId, orderNumber, total, tax, payBy }, { appUrl, linkUrl }) => ({
    order_number: String(orderNumber),
    total: totalText(total, tax),
    pay_by: momentText(payBy),
    button: button('See the order and pay', linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})

export const paymentProcessing = template(MAIL_KINDS.payment_processing, {
  to: 'The buyer',
  when: 'The bank takes longer to confirm a payment.',
  subject: 'Order {{order_number}}: your bank is still confirming',
  preview: 'You don’t need to do anything. We’ll email you as soon as the money arrives.',
  body: `
# Your bank is still confirming

Your payment of {{total}} for order {{order_number}} is on its way. This can take up to three working days. Please don’t pay again. We’ll
email you as soon as the bank answers.

{{button}}`,
  example: { ...EXAMPLE_ORDER, total: dollars(1900) },
  values: ({ orderId, orderNumber, total, byCard, tax }, { appUrl }) => ({
    order_number: String(orderNumber),
    total: byCard ? formatMoney(byCard) : totalText(total, tax),
    button: button('See your order', `${appUrl}/account/orders/${orderId}`),
  }),
})

export const paymentFailed = template(MAIL_KINDS.payment_failed, {
  to: 'The buyer',
  when: 'A payment that the bank was still confirming failed.',
  subject: 'Order {{order_number}}: the payment did not go through',
  preview: 'Nothing was charged. We’ve kept your order, and you can pay another way.',
  body: `
# The payment did not go through

Your bank didn’t complete the payment of {{total}} for order {{order_number}}, so nothing was charged. We’ve kept the order: you can pay
with another card or account.

{{button}}`,
  example: { ...EXAMPLE_ORDER, total: dollars(1900) },
  values: ({ orderId, orderNumber, total, byCard, tax }, { appUrl }) => ({
    order_number: String(orderNumber),
    total: byCard ? formatMoney(byCard) : totalText(total, tax),
    button: button('Pay another way', `${appUrl}/account/orders/${orderId}`),
  }),
})

export const refundToCredit = template(MAIL_KINDS.refund_made, {
  variant: 'credit',
  isFor: ({ toCredit }) => toCredit === true,
  to: 'The buyer',
  when: 'Money goes back to their account credit.',
  subject: 'Order {{order_number}}: your refund is in your account',
  preview: 'We’ve added {{refunded}} to the credit of your account.',
  body: `
# We’ve refunded {{refunded}} to your credit

The refund for {{what_for}} is in your account now. You can spend it on your next order.

Reason: {{reason}}

{{button}}`,
  example: { ...EXAMPLE_ORDER, refunded: dollars(1900), reason: 'Bought twice', toCredit: true },
  values: ({ orderNumber, refunded, reason, certificate }, { appUrl }) => ({
    order_number: String(orderNumber),
    refunded: formatMoney(refunded),
    what_for: certificate ? `${refundedName(certificate)} (order ${orderNumber})` : `order ${orderNumber}`,
    reason,
    button: button('See your credit', `${appUrl}/account/credit`),
  }),
})

export const refundMade = template(MAIL_KINDS.refund_made, {
  to: 'The buyer',
  when: 'Money goes back to them.',
  subject: 'Order {{order_number}}: your refund is on its way',
  preview: 'We’ve refunded {{refunded}} to the card or account you paid with.',
  body: `
# We’ve refunded {{refunded}}

The refund for {{what_for}} goes to the card or account you paid with. Banks usually show it within 5 to 10 days.

Reason: {{reason}}

{{button}}`,
  example: {
    ...EXAMPLE_ORDER,
    refunded: dollars(1900),
    reason: 'Bought twice',
    certificate: { name: 'RapidSSL', domain: 'shop.example.com', among: 2 },
  },
  values: ({ orderId, orderNumber, refunded, reason, certificate }, { appUrl }) => ({
    order_number: String(orderNumber),
    refunded: formatMoney(refunded),
    what_for: certificate ? `${refundedName(certificate)} (order ${orderNumber})` : `order ${orderNumber}`,
    reason,
    button: button('See your order', `${appUrl}/account/orders/${orderId}`),
  }),
})

export const refundTakenBack = template(MAIL_KINDS.refund_taken_back, {
  to: 'The buyer',
  when: 'Staff had recorded a refund by mistake: the money was not sent.',
  subject: 'Order {{order_number}}: your refund was not sent',
  preview: 'We told you too early that {{refunded}} was refunded.',
  body: `
# Your refund was not sent

We told you that {{refunded}} of order {{order_number}} was refunded. That was recorded by mistake: the money was not sent. We’re sorry. We’re
looking into it and will write to you. You don’t have to do anything.

{{button}}`,
  example: { ...EXAMPLE_ORDER, refunded: dollars(1900) },
  values: ({ orderId, orderNumber, refunded }, { appUrl }) => ({
    order_number: String(orderNumber),
    refunded: formatMoney(refunded),
    button: button('See your order', `${appUrl}/account/orders/${orderId}`),
  }),
})

/** Returns `RapidSSL www.example.com`, or `one of your 2 RapidSSL certificates` if the domain is not known. */
function refundedName({ name, domain, among }: NonNullable<MailData<'refund_made'>['certificate']>): string {
  if (domain) return `${name} ${domain}`
  return among === 1 ? name : `one of your ${among} ${name} certificates`
}
