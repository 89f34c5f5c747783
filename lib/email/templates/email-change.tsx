import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

export const emailChange = template(MAIL_KINDS.email_change, {
  subject: (_data, { shopName }) => `Confirm the new address of your ${shopName} account`,
  body: ({ side, from, to }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Nothing changes until both addresses confirm it."
      heading="Confirm the new address"
      button={linkUrl ? { text: side === 'from' ? 'Confirm or undo' : 'Confirm', url: linkUrl } : undefined}
      after={
        <Text style={hint}>
          {side === 'from'
            ? 'Didn’t ask for this? Then someone else is signed in to your account. Press the button and choose “Undo the change”.'
            : 'Didn’t ask for this? Ignore it: nothing changes.'}
        </Text>
      }
    >
      <Text style={paragraph}>
        The {shopName} account of {from} is to use the address {to}. Nothing changes until both addresses confirm it. The link works once,
        within a day.
      </Text>
    </Letter>
  ),
})
