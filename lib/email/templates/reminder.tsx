import { Link, Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const dateText = (at: string) => DATE.format(new Date(at))

const STOPS = <Text style={hint}>These reminders stop by themselves once it is done.</Text>

function StopsOrMute({ appUrl }: { appUrl: string }) {
  return (
    <>
      {STOPS}
      <Text style={hint}>
        <Link href={`${appUrl}/account/notifications`}>Choose which reminders you get</Link>
      </Text>
    </>
  )
}

export const reminderSetUp = template(MAIL_KINDS.reminder_set_up, {
  subject: ({ domain }) => `Continue the set-up of your certificate: ${domain}`,
  body: ({ certificateId, name, domain }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="It is paid for and waits for your details. It takes about five minutes."
      heading="Your certificate waits to be set up"
      button={{ text: 'Continue the set-up', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={STOPS}
    >
      <Text style={paragraph}>
        {name === domain ? (
          <strong>{name}</strong>
        ) : (
          <>
            {name} for <bdi>{domain}</bdi>
          </>
        )}{' '}
        is paid for, and its term is running. Nothing is sent to the authority before you finish the set-up. What you typed is kept.
      </Text>
    </Letter>
  ),
})

export const reminderApproval = template(MAIL_KINDS.reminder_approval, {
  subject: ({ domain }) => `Still to be approved: your certificate for ${domain}`,
  body: ({ certificateId, domain, authority, approverEmail }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`${authority} emailed ${approverEmail}. No one has approved it yet.`}
      heading={`${authority} still waits for your approval`}
      button={{ text: 'See its status', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={STOPS}
    >
      <Text style={paragraph}>
        The certificate for <bdi>{domain}</bdi> is issued after someone opens the email from {authority} to{' '}
        <bdi>
          <strong>{approverEmail}</strong>
        </bdi>{' '}
        and approves. Look in the spam folder too. If that inbox can’t be read, reply to this email.
      </Text>
    </Letter>
  ),
})

export const reminderReplaceFile = template(MAIL_KINDS.reminder_replace_file, {
  subject: ({ domain, fileExpiresAt }) => `Replace the file for ${domain} before ${dateText(fileExpiresAt)}`,
  body: ({ certificateId, domain, fileExpiresAt, coverEndsAt }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`The file ends on ${dateText(fileExpiresAt)}. The next one is part of your cover.`}
      heading={`The file for ${domain} ends on ${dateText(fileExpiresAt)}`}
      button={{ text: 'See how to replace it', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={<StopsOrMute appUrl={appUrl} />}
    >
      <Text style={paragraph}>
        After that date browsers warn every visitor. Your cover lasts until <strong>{dateText(coverEndsAt)}</strong>, so you get the next
        file at no extra cost.
      </Text>
    </Letter>
  ),
})

export const reminderCoverEnds = template(MAIL_KINDS.reminder_cover_ends, {
  subject: ({ domain, coverEndsAt }) => `Your cover for ${domain} ends on ${dateText(coverEndsAt)}`,
  body: ({ certificateId, name, domain, coverEndsAt, orderFrom, bestOrderDay, carriesOver }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Nothing renews automatically. Order again to stay covered."
      heading={`Your cover for ${domain} ends on ${dateText(coverEndsAt)}`}
      button={{ text: 'Order again', url: `${appUrl}/account/certificates/${certificateId}#dates` }}
      after={<StopsOrMute appUrl={appUrl} />}
    >
      <Text style={paragraph}>
        Nothing renews automatically and nothing is charged. The authority accepts a new order for {name} from{' '}
        <strong>{dateText(orderFrom)}</strong>.{' '}
        {carriesOver
          ? 'The days you have left then are added to the new certificate, so there is no reason to wait longer.'
          : `The days you have left are not added to the new certificate, so the best day is ${dateText(bestOrderDay)}.`}
      </Text>
    </Letter>
  ),
})
