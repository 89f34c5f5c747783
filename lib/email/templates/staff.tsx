import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

export const staffInvitation = template(MAIL_KINDS.staff_invitation, {
  subject: ({ by }, { shopName }) => `${by} invites you to work in the ${shopName} back office`,
  body: ({ by, role }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Choose a password to accept. The link works once, within 48 hours."
      heading="Work in the back office"
      button={linkUrl ? { text: 'Accept the invitation', url: linkUrl } : undefined}
      after={<Text style={hint}>You don’t know {by}? Ignore this email: nothing happens without you.</Text>}
    >
      <Text style={paragraph}>
        {by} invites you to work in this shop’s back office. Your role there: {role}.
      </Text>
      <Text style={paragraph}>You choose a password on the next page, then sign in. The link works once, within 48 hours.</Text>
    </Letter>
  ),
})

export const staffPassword = template(MAIL_KINDS.staff_password, {
  subject: (_data, { shopName }) => `Set a new ${shopName} staff password`,
  body: ({ byOwner }, { appUrl, shopName, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="The link works once, within an hour."
      heading="Set a new password"
      button={linkUrl ? { text: 'Set a new password', url: linkUrl } : undefined}
      after={
        <Text style={hint}>
          Didn’t expect this? Your password stays as it is unless you open the link. Tell an owner of the shop if it happens again.
        </Text>
      }
    >
      <Text style={paragraph}>
        {byOwner ? 'An owner of the shop sends you this link' : 'You asked for this link'} to set a new password for the back office. Your
        authenticator app and passkeys stay. The link works once, within an hour.
      </Text>
    </Letter>
  ),
})
