import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { command, hint, Letter, paragraph } from './letter'
import { template } from './template'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const NEXT_FILE =
  'Certificates can’t be valid for as long as your cover. Get the next file on the certificate’s page before the first date, at no extra cost. We’ll remind you 30 days before.'
const LAST_FILE = 'We’ll remind you 60 days before the end of your cover. Then order a new certificate.'

/** Returns whether the cover lasts over a day longer than the file. */
function hasNextFile({ fileExpiresAt, coverEndsAt }: { fileExpiresAt: string; coverEndsAt: string }): boolean {
  return Date.parse(coverEndsAt) - Date.parse(fileExpiresAt) > 24 * 3_600_000
}

const PROOFS = { dns: 'DNS record', file: 'file' } as const

export const sentToAuthority = template(MAIL_KINDS.sent_to_authority, {
  subject: ({ domain, proofMethod }) =>
    proofMethod ? `Publish the ${PROOFS[proofMethod]} for your certificate for ${domain}` : `Approve your certificate for ${domain}`,
  body: ({ certificateId, name, domain, authority, approverEmail, checksOrganisation, usualWait, proofMethod }, { appUrl, shopName }) =>
    proofMethod ? (
      <Letter
        appUrl={appUrl}
        shopName={shopName}
        preview={`${authority} issues the certificate once it finds your ${PROOFS[proofMethod]}.`}
        heading={`${authority} looks for your ${PROOFS[proofMethod]}`}
        button={{ text: 'See what to publish', url: `${appUrl}/account/certificates/${certificateId}` }}
      >
        <Text style={paragraph}>
          {authority} has your request for {name} on{' '}
          <bdi>
            <strong>{domain}</strong>
          </bdi>
          . The page of the certificate shows the {PROOFS[proofMethod]} to publish, and whether we can see it.
        </Text>
      </Letter>
    ) : (
      <Letter
        appUrl={appUrl}
        shopName={shopName}
        preview={`${authority} will email ${approverEmail}. Someone needs to open that email and approve.`}
        heading={`${authority} is waiting for your approval`}
        button={{ text: 'See its status', url: `${appUrl}/account/certificates/${certificateId}` }}
        after={<Text style={hint}>Nothing after an hour? Check the spam folder, then reply to this email.</Text>}
      >
        <Text style={paragraph}>
          {authority} has your request for {name} on{' '}
          <bdi>
            {' '}
            <strong>{domain}</strong>{' '}
          </bdi>
          . It will email{' '}
          <bdi>
            {' '}
            <strong>{approverEmail}</strong>{' '}
          </bdi>
          : open that email, follow its link and approve.
        </Text>
        {checksOrganisation && (
          <Text style={paragraph}>
            {authority} also checks that your organisation exists and owns the address. It may phone the number found in public registers;
            this usually takes {usualWait ?? 'several working days'}.
          </Text>
        )}
      </Letter>
    ),
})

export const approverChanged = template(MAIL_KINDS.approver_changed, {
  subject: ({ domain }) => `Another inbox approves your certificate for ${domain}`,
  body: ({ certificateId, name, domain, authority, approverEmail }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={`${authority} will email ${approverEmail} instead.`}
      heading="Another inbox was chosen"
      button={{ text: 'See its status', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={<Text style={hint}>If you or a colleague didn’t choose this, reply to this email before anyone approves.</Text>}
    >
      <Text style={paragraph}>
        {authority} will ask{' '}
        <bdi>
          {' '}
          <strong>{approverEmail}</strong>{' '}
        </bdi>{' '}
        to approve {name} for{' '}
        <bdi>
          {' '}
          <strong>{domain}</strong>{' '}
        </bdi>
        . The link in the earlier email no longer works.
      </Text>
    </Letter>
  ),
})

export const certificateIssued = template(MAIL_KINDS.certificate_issued, {
  subject: ({ domain, replacedElsewhere }) =>
    replacedElsewhere ? `Install the new file for ${domain}` : `Install your certificate for ${domain}`,
  body: ({ certificateId, name, domain, fileExpiresAt, coverEndsAt, fingerprint, guide, replacedElsewhere }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={replacedElsewhere ? 'The authority issued a new file.' : 'It is issued. Here is how to install it.'}
      heading={replacedElsewhere ? `A new file for ${domain} is here` : `Your certificate for ${domain} is issued`}
      button={{ text: 'Download the files', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={
        <>
          <Text style={paragraph}>
            <strong>{guide.title}</strong>
          </Text>
          {guide.steps.map((step, index) => (
            <div key={step.text}>
              <Text style={{ ...paragraph, margin: '0 0 8px' }}>
                {index + 1}. {step.text}
              </Text>
              {step.command && <pre style={command}>{step.command}</pre>}
            </div>
          ))}
          <Text style={hint}>SHA-256 {fingerprint}</Text>
        </>
      }
    >
      {replacedElsewhere && (
        <Text style={paragraph}>
          The certificate was replaced at the authority, not on our website. Install this file with the private key its request was made
          with. If you didn’t ask for it, reply to this email.
        </Text>
      )}
      <Text style={paragraph}>
        {name}: this file is valid until <strong>{DATE.format(new Date(fileExpiresAt))}</strong>, your cover until{' '}
        <strong>{DATE.format(new Date(coverEndsAt))}</strong>. {hasNextFile({ fileExpiresAt, coverEndsAt }) ? NEXT_FILE : LAST_FILE}
      </Text>
    </Letter>
  ),
})

export const needsYou = template(MAIL_KINDS.needs_you, {
  subject: ({ domain, name }) => `Your certificate for ${domain || name} needs you`,
  body: ({ certificateId, name, domain, sentence, action }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={sentence}
      heading={`${domain || name} needs you`}
      button={{ text: action, url: `${appUrl}/account/certificates/${certificateId}` }}
    >
      <Text style={paragraph}>{sentence}</Text>
      <Text style={paragraph}>What you typed is kept, and the {name} certificate you paid for is still yours.</Text>
    </Letter>
  ),
})
