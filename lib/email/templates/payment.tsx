import { refundReason } from '../../languages/refund-why'
import { MAIL_KINDS, type MailData } from '../kinds'
import { dollars, EXAMPLE_ORDER } from './examples'
import type { Pen } from './pen'
import { template } from './template'

export const paymentLink = template(MAIL_KINDS.payment_link, 'payment_link', {
  to: 'The buyer',
  when: 'Staff placed an order for them.',
  example: { ...EXAMPLE_ORDER, total: dollars(1900), canUseCredit: true, payBy: '2027-06-02T10:00:00.000Z' },
  values: ({ orderId, orderNumber, total, tax, canUseCredit, payBy }, { appUrl, linkUrl, say, moment, withTax, button }) => ({
    order_number: String(orderNumber),
    total: withTax(total, tax),
    pay_by: moment(payBy),
    use_credit: canUseCredit ? say('useCredit') : '',
    button: button(say('press.seeOrderAndPay'), linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})

export const paymentProcessing = template(MAIL_KINDS.payment_processing, 'payment_processing', {
  to: 'The buyer',
  when: 'The bank is taking longer to confirm a payment.',
  example: { ...EXAMPLE_ORDER, total: dollars(1900) },
  values: ({ orderId, orderNumber, total, byCard, tax }, { appUrl, say, money, withTax, button }) => ({
    order_number: String(orderNumber),
    total: byCard ? money(byCard) : withTax(total, tax),
    button: button(say('press.seeOrder'), `${appUrl}/account/orders/${orderId}`),
  }),
})

export const paymentFailed = template(MAIL_KINDS.payment_failed, 'payment_failed', {
  to: 'The buyer',
  when: 'A payment that the bank was still confirming failed.',
  example: { ...EXAMPLE_ORDER, total: dollars(1900) },
  values: ({ orderId, orderNumber, total, byCard, tax }, { appUrl, say, money, withTax, button }) => ({
    order_number: String(orderNumber),
    total: byCard ? money(byCard) : withTax(total, tax),
    button: button(say('press.payAnotherWay'), `${appUrl}/account/orders/${orderId}`),
  }),
})

export const refundToCredit = template(MAIL_KINDS.refund_made, 'refund_made_credit', {
  variant: 'credit',
  isFor: ({ toCredit }) => toCredit === true,
  to: 'The buyer',
  when: 'Money is refunded to their account credit.',
  example: { ...EXAMPLE_ORDER, refunded: dollars(1900), reason: 'Bought twice', toCredit: true },
  values: ({ orderNumber, refunded, certificate, ...told }, { appUrl, say, money, button, language }) => ({
    order_number: String(orderNumber),
    refunded: money(refunded),
    what_for: refundedFor(say, orderNumber, certificate),
    reason: refundReason(told, language),
    button: button(say('press.seeCredit'), `${appUrl}/account/credit`),
  }),
})

export const refundMade = template(MAIL_KINDS.refund_made, 'refund_made', {
  to: 'The buyer',
  when: 'Money is refunded to them.',
  example: {
    ...EXAMPLE_ORDER,
    refunded: dollars(1900),
    reason: 'Bought twice',
    certificate: { name: 'RapidSSL', domain: 'shop.example.com', among: 2 },
  },
  values: ({ orderId, orderNumber, refunded, certificate, ...told }, { appUrl, say, money, button, language }) => ({
    order_number: String(orderNumber),
    refunded: money(refunded),
    what_for: refundedFor(say, orderNumber, certificate),
    reason: refundReason(told, language),
    button: button(say('press.seeOrder'), `${appUrl}/account/orders/${orderId}`),
  }),
})

export const refundTakenBack = template(MAIL_KINDS.refund_taken_back, 'refund_taken_back', {
  to: 'The buyer',
  when: 'Staff had recorded a refund by mistake: the money was not sent.',
  example: { ...EXAMPLE_ORDER, refunded: dollars(1900) },
  values: ({ orderId, orderNumber, refunded }, { appUrl, say, money, button }) => ({
    order_number: String(orderNumber),
    refunded: money(refunded),
    button: button(say('press.seeOrder'), `${appUrl}/account/orders/${orderId}`),
  }),
})

/**
 * Returns e.g. `RapidSSL www.example.com (order 10482)`, or `one of your 2 RapidSSL certificates (order 10482)` if the domain is not known.
 */
function refundedFor(say: Pen['say'], orderNumber: number, certificate: MailData<'refund_made'>['certificate']): string {
  const order = String(orderNumber)
  if (!certificate) return say('refundFor.order', { order })
  return say(certificate.domain ? 'refundFor.domain' : 'refundFor.certificate', { ...certificate, order })
}
