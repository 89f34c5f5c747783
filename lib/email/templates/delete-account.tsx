import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

export const deleteAccount = template(MAIL_KINDS.delete_account, {
  subject: (_data, { shopName }) => `Confirm the deletion of your ${shopName} account`,
  body: (_data, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Nothing is deleted until you confirm it."
      heading="Delete your account"
      button={linkUrl ? { text: 'Go to the last step', url: linkUrl } : undefined}
      after={
        <Text style={hint}>
          Didn’t ask for this? Then someone else is signed in to your account. Nothing is deleted. Sign in and choose “Sign out everywhere”.
        </Text>
      }
    >
      <Text style={paragraph}>
        You asked us to delete your {shopName} account. Nothing is deleted until you press the button on the next page. This can’t be
        undone. The link works once, within a day.
      </Text>
    </Letter>
  ),
})
