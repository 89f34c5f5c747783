import { Text } from 'react-email'
import { formatMoney } from '../../money'
import { MAIL_KINDS, type MailData } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

export const paymentLink = template(MAIL_KINDS.payment_link, {
  subject: ({ orderNumber }) => `Order ${orderNumber}: your payment link`,
  body: ({ orderId, orderNumber, total, payBy }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`Pay ${formatMoney(total)} to get your certificates.`}
      heading="Your order is ready to be paid"
      button={{ text: 'See the order and pay', url: linkUrl ?? `${appUrl}/account/orders/${orderId}` }}
      after={<Text style={hint}>This link is for you only. Didn’t order anything? Ignore this email: you are not charged.</Text>}
    >
      <Text style={paragraph}>
        Our team placed order {orderNumber} for you. It comes to {formatMoney(total)}. Its prices are valid until{' '}
        {DATE.format(new Date(payBy))} UTC.
      </Text>
    </Letter>
  ),
})

export const paymentProcessing = template(MAIL_KINDS.payment_processing, {
  subject: ({ orderNumber }) => `Order ${orderNumber}: your bank is still confirming`,
  body: ({ orderId, orderNumber, total }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="You don’t need to do anything. We’ll email you as soon as the money arrives."
      heading="Your bank is still confirming"
      button={{ text: 'See your order', url: `${appUrl}/account/orders/${orderId}` }}
    >
      <Text style={paragraph}>
        Your payment of {formatMoney(total)} for order {orderNumber} is on its way. This can take up to three working days. Please don’t pay
        again. We’ll email you as soon as the bank answers.
      </Text>
    </Letter>
  ),
})

export const paymentFailed = template(MAIL_KINDS.payment_failed, {
  subject: ({ orderNumber }) => `Order ${orderNumber}: the payment did not go through`,
  body: ({ orderId, orderNumber, total }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Nothing was charged. We’ve kept your order, and you can pay another way."
      heading="The payment did not go through"
      button={{ text: 'Pay another way', url: `${appUrl}/account/orders/${orderId}` }}
    >
      <Text style={paragraph}>
        Your bank didn’t complete the payment of {formatMoney(total)} for order {orderNumber}, so nothing was charged. We’ve kept the order:
        you can pay with another card or account.
      </Text>
    </Letter>
  ),
})

export const refundMade = template(MAIL_KINDS.refund_made, {
  subject: ({ orderNumber }) => `Order ${orderNumber}: your refund is on its way`,
  body: ({ orderId, orderNumber, refunded, reason, certificate }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`We’ve refunded ${formatMoney(refunded)} to the card or account you paid with.`}
      heading={`We’ve refunded ${formatMoney(refunded)}`}
      button={{ text: 'See your order', url: `${appUrl}/account/orders/${orderId}` }}
    >
      <Text style={paragraph}>
        The refund for {certificate ? `${refundedName(certificate)} (order ${orderNumber})` : `order ${orderNumber}`} goes to the card or
        account you paid with. Banks usually show it within 5 to 10 days.
      </Text>
      {reason && <Text style={paragraph}>Reason: {reason}</Text>}
    </Letter>
  ),
})

/** Returns `RapidSSL www.example.com`, or `one of your 2 RapidSSL certificates` if the domain is not known. */
function refundedName({ name, domain, among }: NonNullable<MailData<'refund_made'>['certificate']>): string {
  if (domain) return `${name} ${domain}`
  return among === 1 ? name : `one of your ${among} ${name} certificates`
}
