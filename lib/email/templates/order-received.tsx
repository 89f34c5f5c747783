import { Link, Text } from 'react-email'
import { formatMoney } from '../../money'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

export const orderReceived = template(MAIL_KINDS.order_received, {
  subject: ({ orderNumber }) => `Order ${orderNumber} is paid`,
  body: ({ orderId, orderNumber, items, total, credit }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`We received ${formatMoney(total)}. Your set-up link comes in a separate email.`}
      heading={`Order ${orderNumber} is paid`}
      button={{ text: 'See your order', url: `${appUrl}/account/orders/${orderId}` }}
      after={
        <Text style={hint}>
          Your invoice is on <Link href={`${appUrl}/account/orders/${orderId}#invoices`}>the order’s page</Link>. You were charged once.
          Certificates don’t renew automatically. We’ll remind you before a file or your cover ends; the dates are also on each
          certificate’s page in your account.
        </Text>
      }
    >
      {items.map((item) => (
        <Text key={`${item.name} ${item.years} ${item.label}`} style={paragraph}>
          {item.quantity} × {item.name}, {item.years === 1 ? '1 year' : `${item.years} years`}:{' '}
          {formatMoney({ amount: item.amount, currency: total.currency })}
          {item.label && (
            <>
              , for <bdi>{item.label}</bdi>
            </>
          )}
        </Text>
      ))}
      {credit && (
        <Text style={paragraph}>
          Less the {formatMoney(credit)} you paid before for {credit.from}, which this certificate replaces.
        </Text>
      )}
      <Text style={paragraph}>
        <strong>Total: {formatMoney(total)}</strong>
      </Text>
      <Text style={paragraph}>Next, set up your certificate. It takes about five minutes, and the link comes in a separate email.</Text>
    </Letter>
  ),
})
