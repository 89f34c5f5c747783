import { Text } from 'react-email'
import { installGuide } from '../../guides/install-guide'
import { messagesOf } from '../../languages/text'
import { usualWaitIn } from '../../languages/usual-wait'
import { MAIL_KINDS, type MailData } from '../kinds'
import { EXAMPLE_CERTIFICATE } from './examples'
import { command, hint, paragraph } from './letter'
import type { Pen } from './pen'
import { template } from './template'
import type { MailValues, Surroundings } from './types'

const page = (appUrl: string, id: string) => `${appUrl}/account/certificates/${id}`

export const sentToPublish = template(MAIL_KINDS.sent_to_authority, 'sent_to_authority_publish', {
  variant: 'publish',
  to: 'The buyer',
  when: 'A request was sent, and control of the domain is proved by a DNS record or a file.',
  isFor: ({ proofMethod }) => proofMethod !== undefined,
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: '', checksOrganisation: false, proofMethod: 'dns' },
  values: ({ certificateId, name, domain, authority, proofMethod }, { appUrl, say, button }) => ({
    certificate: name,
    domain,
    authority,
    proof: say(`proof.${proofMethod ?? 'dns'}`),
    button: button(say('press.seeWhatToPublish'), page(appUrl, certificateId)),
  }),
})

export const sentToAuthority = template(MAIL_KINDS.sent_to_authority, 'sent_to_authority', {
  to: 'The buyer',
  when: 'A request was sent, and it has to be approved by email.',
  required: ['approver'],
  example: {
    ...EXAMPLE_CERTIFICATE,
    authority: 'RapidSSL',
    approverEmail: 'admin@example.com',
    checksOrganisation: true,
    usualWait: '3 to 7 working days',
  },
  values: (
    { certificateId, name, domain, authority, approverEmail, checksOrganisation, usualWait },
    { appUrl, say, button, language },
  ) => ({
    certificate: name,
    domain,
    authority,
    approver: approverEmail,
    organisation_check: checksOrganisation ? (usualWait ? usualWaitIn(language, usualWait) : say('checkTakes')) : '',
    button: button(say('press.seeStatus'), page(appUrl, certificateId)),
  }),
})

export const approverChanged = template(MAIL_KINDS.approver_changed, 'approver_changed', {
  to: 'The buyer',
  when: 'Another inbox was chosen to approve a certificate.',
  required: ['approver'],
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: 'hostmaster@example.com' },
  values: ({ certificateId, name, domain, authority, approverEmail }, { appUrl, say, button }) => ({
    certificate: name,
    domain,
    authority,
    approver: approverEmail,
    button: button(say('press.seeStatus'), page(appUrl, certificateId)),
  }),
})

type Issued = MailData<'certificate_issued'>

const ISSUED_EXAMPLE: Issued = {
  ...EXAMPLE_CERTIFICATE,
  fileExpiresAt: '2027-06-02T23:59:59.000Z',
  coverEndsAt: '2027-11-14T00:00:00.000Z',
  fingerprint: '3F9A11C7',
  installOn: { server: 'nginx', names: [] },
  guide: { title: '', steps: [] },
}

export const replacedElsewhere = template(MAIL_KINDS.certificate_issued, 'certificate_issued_elsewhere', {
  variant: 'elsewhere',
  to: 'The buyer',
  when: 'The authority issued a new file that was not ordered here.',
  required: ['guide'],
  isFor: (issued) => issued.replacedElsewhere === true,
  example: { ...ISSUED_EXAMPLE, replacedElsewhere: true },
  values: issuedValues,
})

export const certificateIssued = template(MAIL_KINDS.certificate_issued, 'certificate_issued', {
  to: 'The buyer',
  when: 'A certificate is issued.',
  required: ['guide'],
  example: ISSUED_EXAMPLE,
  values: issuedValues,
})

function issuedValues(issued: Issued, { appUrl, ...pen }: Surroundings & Pen): MailValues {
  const { day, say, button } = pen
  return {
    certificate: issued.name,
    domain: issued.domain,
    file_ends: day(issued.fileExpiresAt),
    cover_ends: day(issued.coverEndsAt),
    what_next: whatNext(issued, say),
    guide: { block: <Guide issued={issued} pen={pen} /> },
    button: button(say('press.downloadFiles'), page(appUrl, issued.certificateId)),
  }
}

function whatNext({ fileExpiresAt, coverEndsAt, firstNotice }: Issued, say: Pen['say']): string {
  const hasNextFile = Date.parse(coverEndsAt) - Date.parse(fileExpiresAt) > 24 * 3_600_000
  return hasNextFile ? say('nextFile', { days: firstNotice?.file ?? 30 }) : say('lastFile', { days: firstNotice?.cover ?? 60 })
}

function Guide({ issued: { domain, installOn, guide, fingerprint }, pen: { language } }: { issued: Issued; pen: Pick<Pen, 'language'> }) {
  const { title, steps } = installOn ? installGuide(installOn.server, { domain, names: installOn.names }, language) : guide
  return (
    <>
      <Text style={paragraph}>
        <strong>{title}</strong>
      </Text>
      {steps.map((step, index) => (
        <div key={step.text}>
          <Text style={{ ...paragraph, margin: '0 0 8px' }}>
            {index + 1}. {step.text}
          </Text>
          {step.command && (
            <pre dir="ltr" style={command}>
              {step.command}
            </pre>
          )}
        </div>
      ))}
      <Text style={hint}>SHA-256 {fingerprint}</Text>
    </>
  )
}

export const needsYou = template(MAIL_KINDS.needs_you, 'needs_you', {
  to: 'The buyer',
  when: 'A certificate can’t continue until they do something.',
  required: ['what_happened'],
  example: { ...EXAMPLE_CERTIFICATE, problem: 'declined', sentence: '', action: '' },
  values: ({ certificateId, name, domain, problem, ...english }, { appUrl, language, button }) => {
    const { sentence, action } = problem ? messagesOf(language).hub.problems[problem] : english
    return {
      certificate: name,
      domain: domain || name,
      what_happened: sentence,
      button: button(action, page(appUrl, certificateId)),
    }
  },
})
