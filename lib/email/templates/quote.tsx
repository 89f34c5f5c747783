import { Text } from 'react-email'
import { formatMoney } from '../../money'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

const DAY_TEXT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

export const quote = template(MAIL_KINDS.quote, {
  subject: ({ number }, { shopName }) => `Quote ${number} from ${shopName}`,
  body: ({ number, total, validUntil, note }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`${formatMoney(total)}, valid until ${DAY_TEXT.format(new Date(validUntil))}.`}
      heading={`Quote ${number}`}
      button={linkUrl ? { text: 'See the quote', url: linkUrl } : undefined}
      after={<Text style={hint}>This link is for you only. You owe nothing until you accept the quote and pay.</Text>}
    >
      <Text style={paragraph}>
        Our team made you a quote over {formatMoney(total)}. Its prices are valid until {DAY_TEXT.format(new Date(validUntil))}. You don’t
        need an account to accept it.
      </Text>
      {note && <Text style={{ ...paragraph, whiteSpace: 'pre-line' }}>{note}</Text>}
    </Letter>
  ),
})
