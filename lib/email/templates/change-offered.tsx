import { Text } from 'react-email'
import { formatMoney } from '../../money'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

const DAY_TEXT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

export const changeOffered = template(MAIL_KINDS.change_offered, {
  subject: ({ name, orderNumber }) => `Order ${orderNumber}: change your certificate to ${name}`,
  body: ({ orderId, orderNumber, from, name, years, price, credit, total, endsAt }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`You pay ${formatMoney(total)}. Until you do, nothing changes.`}
      heading={`Change ${from} to ${name}`}
      button={{ text: `See the offer and pay ${formatMoney(total)}`, url: linkUrl ?? `${appUrl}/account/orders/${orderId}` }}
      after={
        <Text style={hint}>
          This link is for you only. If you don’t want this, you don’t have to do anything: your certificate stays as it is.
        </Text>
      }
    >
      <Text style={paragraph}>
        Our team offers you {name} for {years === 1 ? '1 year' : `${years} years`} in place of your {from}. What you paid for that one
        counts towards it.
      </Text>
      <Text style={paragraph}>
        Price: {formatMoney(price)}. Paid before: {formatMoney(credit)}. <strong>Left to pay: {formatMoney(total)}</strong> (order{' '}
        {orderNumber}).
      </Text>
      <Text style={paragraph}>
        You can pay until {DAY_TEXT.format(new Date(endsAt))}. Then the old certificate ends and you set up the new one. If you send the old
        one’s request first, the offer ends.
      </Text>
    </Letter>
  ),
})
