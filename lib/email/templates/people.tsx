import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const WHAT = {
  owner: 'do everything, including managing people',
  installer: 'set up, replace and install certificates',
  billing: 'see orders and payments, and order again',
  viewer: 'see the status and download the file',
} as const

export const invitation = template(MAIL_KINDS.invitation, {
  subject: ({ about }, { shopName }) =>
    about ? `You are invited to the certificate for ${about}` : `You are invited to an account at ${shopName}`,
  body: ({ by, role, about }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`${by} invites you as ${role}.`}
      heading="You are invited"
      button={{ text: 'See the invitation', url: `${appUrl}/account/people` }}
      after={
        <Text style={hint}>
          If you don’t know {by}, ignore this email. Nothing changes until you accept. The invitation ends after 14 days.
        </Text>
      }
    >
      <Text style={paragraph}>
        <bdi>{by}</bdi> invites you{' '}
        {about ? (
          <>
            to the certificate for <bdi>{about}</bdi>
          </>
        ) : (
          'to their account'
        )}{' '}
        as {role}. You could {WHAT[role]}.
      </Text>
      <Text style={paragraph}>Sign in with this address to accept or decline.</Text>
    </Letter>
  ),
})

export const helperOpened = template(MAIL_KINDS.helper_opened, {
  subject: ({ domain }) => `Your helper link was opened: ${domain}`,
  body: ({ certificateId, domain, helper }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`The link you made for ${helper}.`}
      heading="Your helper link was opened"
      button={{ text: 'See people with access', url: `${appUrl}/account/certificates/${certificateId}/people` }}
      after={<Text style={hint}>If this wasn’t {helper}, revoke the link on that page.</Text>}
    >
      <Text style={paragraph}>
        The link you made for <bdi>{helper}</bdi> was opened. It belongs to the certificate for <bdi>{domain}</bdi>. What they save is in
        its timeline.
      </Text>
    </Letter>
  ),
})

export const transferOffered = template(MAIL_KINDS.transfer_offered, {
  subject: ({ about }) => `A certificate is offered to you: ${about}`,
  body: ({ by, about, endsAt }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`${by} wants to move it to your account.`}
      heading="A certificate is offered to you"
      button={{ text: 'See the offer', url: `${appUrl}/account/people` }}
      after={<Text style={hint}>If you don’t know {by}, ignore this email. Nothing changes until you accept.</Text>}
    >
      <Text style={paragraph}>
        <bdi>{by}</bdi> wants to move the certificate for <bdi>{about}</bdi> to your account. It costs you nothing.
      </Text>
      <Text style={paragraph}>Sign in with this address to accept or decline, until {DATE.format(new Date(endsAt))}.</Text>
    </Letter>
  ),
})

export const transferDone = template(MAIL_KINDS.transfer_done, {
  subject: ({ about }) => `Moved to another account: the certificate for ${about}`,
  body: ({ certificateId, about, from, to, isReceiver }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`It moved from ${from} to ${to}.`}
      heading="The certificate has moved"
      button={isReceiver ? { text: 'See the certificate', url: `${appUrl}/account/certificates/${certificateId}` } : undefined}
      after={<Text style={hint}>If you didn’t agree to this, reply to this email.</Text>}
    >
      <Text style={paragraph}>
        The certificate for <bdi>{about}</bdi> moved from <bdi>{from}</bdi> to <bdi>{to}</bdi>.{' '}
        {isReceiver
          ? 'Emails about it now come to you.'
          : 'You no longer have access to it. The order and its invoice stay in your account.'}
      </Text>
    </Letter>
  ),
})

export const buyerChanged = template(MAIL_KINDS.buyer_changed, {
  subject: ({ orderNumber, isReceiver }) =>
    isReceiver ? `Order ${orderNumber} now belongs to this address` : `Order ${orderNumber} moved to another address`,
  body: ({ orderId, orderNumber, isReceiver }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={isReceiver ? 'Emails about it now come to you.' : 'You no longer have access to it.'}
      heading="The order has moved"
      button={isReceiver ? { text: 'See the order', url: `${appUrl}/account/orders/${orderId}` } : undefined}
      after={<Text style={hint}>If you didn’t expect this, reply to this email.</Text>}
    >
      <Text style={paragraph}>
        {isReceiver
          ? `Our team corrected the email address of order ${orderNumber}. The order and its certificates now belong to this address. Sign in with it to see them.`
          : `Our team corrected the email address of order ${orderNumber}. The order and its certificates no longer belong to this address. Links we emailed here no longer open them, and you have been signed out.`}
      </Text>
    </Letter>
  ),
})
