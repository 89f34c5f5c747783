import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { dayText } from './dates'
import { EXAMPLE_CERTIFICATE } from './examples'
import { button, command, hint, paragraph } from './letter'
import { type MailValues, type Surroundings, template } from './template'

const page = (appUrl: string, id: string) => `${appUrl}/account/certificates/${id}`

const PROOFS = { dns: 'DNS record', file: 'file' } as const

export const sentToPublish = template(MAIL_KINDS.sent_to_authority, {
  variant: 'publish',
  to: 'The buyer',
  when: 'A request was sent, and the domain is proved by a DNS record or a file.',
  isFor: ({ proofMethod }) => proofMethod !== undefined,
  subject: 'Publish the {{proof}} for your certificate for {{domain}}',
  preview: '{{authority}} issues the certificate once it finds your {{proof}}.',
  body: `
# {{authority}} looks for your {{proof}}

{{authority}} has your request for {{certificate}} on **{{domain}}**. The page of the certificate shows the {{proof}} to publish, and whether
we can see it.

{{button}}`,
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: '', checksOrganisation: false, proofMethod: 'dns' },
  values: ({ certificateId, name, domain, authority, proofMethod }, { appUrl }) => ({
    certificate: name,
    domain,
    authority,
    proof: PROOFS[proofMethod ?? 'dns'],
    button: button('See what to publish', page(appUrl, certificateId)),
  }),
})

export const sentToAuthority = template(MAIL_KINDS.sent_to_authority, {
  to: 'The buyer',
  when: 'A request was sent, and the domain is approved by email.',
  required: ['approver'],
  subject: 'Approve your certificate for {{domain}}',
  preview: '{{authority}} will email {{approver}}. Someone needs to open that email and approve.',
  body: `
# {{authority}} is waiting for your approval

{{authority}} has your request for {{certificate}} on **{{domain}}**. It will email **{{approver}}**: open that email, follow its link and
approve.

{{authority}} also checks that your organisation exists and owns the address. It may phone the number found in public registers; this usually
takes {{organisation_check}}.

{{button}}

Nothing after an hour? Check the spam folder, then reply to this email.`,
  example: {
    ...EXAMPLE_CERTIFICATE,
    authority: 'RapidSSL',
    approverEmail: 'admin@example.com',
    checksOrganisation: true,
    usualWait: '3 to 7 working days',
  },
  values: ({ certificateId, name, domain, authority, approverEmail, checksOrganisation, usualWait }, { appUrl }) => ({
    certificate: name,
    domain,
    authority,
    approver: approverEmail,
    organisation_check: checksOrganisation ? (usualWait ?? 'several working days') : '',
    button: button('See its status', page(appUrl, certificateId)),
  }),
})

export const approverChanged = template(MAIL_KINDS.approver_changed, {
  to: 'The buyer',
  when: 'Another inbox was chosen to approve a certificate.',
  required: ['approver'],
  subject: 'Another inbox approves your certificate for {{domain}}',
  preview: '{{authority}} will email {{approver}} instead.',
  body: `
# Another inbox was chosen

{{authority}} will ask **{{approver}}** to approve {{certificate}} for **{{domain}}**. The link in the earlier email no longer works.

{{button}}

If you or a colleague didn’t choose this, reply to this email before anyone approves.`,
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: 'hostmaster@example.com' },
  values: ({ certificateId, name, domain, authority, approverEmail }, { appUrl }) => ({
    certificate: name,
    domain,
    authority,
    approver: approverEmail,
    button: button('See its status', page(appUrl, certificateId)),
  }),
})

type Issued = MailData<'certificate_issued'>

const ISSUED_EXAMPLE: Issued = {
  ...EXAMPLE_CERTIFICATE,
  fileExpiresAt: '2027-06-02T23:59:59.000Z',
  coverEndsAt: '2027-11-14T00:00:00.000Z',
  fingerprint: '3F9A11C7',
  guide: { title: 'Install it on nginx', steps: [{ text: 'Check the settings, then load them.', command: 'sudo nginx -t' }] },
}

export const replacedElsewhere = template(MAIL_KINDS.certificate_issued, {
  variant: 'elsewhere',
  to: 'The buyer',
  when: 'The authority issued a new file that was not ordered here.',
  required: ['guide'],
  isFor: (issued) => issued.replacedElsewhere === true,
  subject: 'Install the new file for {{domain}}',
  preview: 'The authority issued a new file.',
  body: `
# A new file for {{domain}} is here

The certificate was replaced at the authority, not on our website. Install this file with the private key its request was made with. If you
didn’t ask for it, reply to this email.

{{certificate}}: this file is valid until **{{file_ends}}**, your cover until **{{cover_ends}}**. {{what_next}}

{{button}}

{{guide}}`,
  example: { ...ISSUED_EXAMPLE, replacedElsewhere: true },
  values: issuedValues,
})

export const certificateIssued = template(MAIL_KINDS.certificate_issued, {
  to: 'The buyer',
  when: 'A certificate is issued.',
  required: ['guide'],
  subject: 'Install your certificate for {{domain}}',
  preview: 'It is issued. Here is how to install it.',
  body: `
# Your certificate for {{domain}} is issued

{{certificate}}: this file is valid until **{{file_ends}}**, your cover until **{{cover_ends}}**. {{what_next}}

{{button}}

{{guide}}`,
  example: ISSUED_EXAMPLE,
  values: issuedValues,
})

function issuedValues(issued: Issued, { appUrl }: Surroundings): MailValues {
  return {
    certificate: issued.name,
    domain: issued.domain,
    file_ends: dayText(issued.fileExpiresAt),
    cover_ends: dayText(issued.coverEndsAt),
    what_next: whatNext(issued),
    guide: { block: <Guide {...issued} /> },
    button: button('Download the files', page(appUrl, issued.certificateId)),
  }
}

function whatNext({ fileExpiresAt, coverEndsAt, firstNotice }: Issued): string {
  const hasNextFile = Date.parse(coverEndsAt) - Date.parse(fileExpiresAt) > 24 * 3_600_000
  return hasNextFile
    ? `Certificates can’t be valid for as long as your cover. Get the next file on the certificate’s page before the first date, at no extra cost. We’ll remind you ${firstNotice?.file ?? 30} days before.`
    : `We’ll remind you ${firstNotice?.cover ?? 60} days before the end of your cover. Then order a new certificate.`
}

function Guide({ guide, fingerprint }: Pick<Issued, 'guide' | 'fingerprint'>) {
  return (
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
  )
}

export const needsYou = template(MAIL_KINDS.needs_you, {
  to: 'The buyer',
  when: 'A certificate does not go on until they do something.',
  required: ['what_happened'],
  subject: 'Your certificate for {{domain}} needs you',
  preview: '{{what_happened}}',
  body: `
# {{domain}} needs you

{{what_happened}}

What you typed is kept, and the {{certificate}} certificate you paid for is still yours.

{{button}}`,
  example: { ...EXAMPLE_CERTIFICATE, sentence: 'The domain owner declined the certificate.', action: 'Set it up again' },
  values: ({ certificateId, name, domain, sentence, action }, { appUrl }) => ({
    certificate: name,
    domain: domain || name,
    what_happened: sentence,
    button: button(action, page(appUrl, certificateId)),
  }),
})
