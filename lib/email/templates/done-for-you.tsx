import { MAIL_KINDS, type MailData } from '../kinds'
import { EXAMPLE_CERTIFICATE } from './examples'
import { button } from './letter'
import { template } from './template'

type What = MailData<'done_for_you'>['what']

const HEADINGS: Record<What, string> = {
  filled_in: 'We filled in your set-up',
  sent: 'We sent your request',
  replacement: 'We began a replacement',
  replacement_ended: 'We cancelled the replacement',
}

const SENTENCES: Record<What, string> = {
  filled_in:
    'Our team filled in answers of the set-up for you. Nothing is sent to the authority yet: check them on the certificate’s page.',
  sent: 'Our team sent the request to the authority for you. It can no longer be changed. The certificate’s page shows what was sent.',
  replacement: 'Our team began a replacement for you. The file you have stays valid until the new one arrives.',
  replacement_ended: 'Our team cancelled the replacement for you. The file you have stays valid.',
}

export const doneForYou = template<MailData<'done_for_you'>>(MAIL_KINDS.done_for_you, {
  to: 'The buyer',
  when: 'Staff did a step of the set-up for them.',
  required: ['what_we_did'],
  subject: '{{title}}: {{domain}}',
  preview: '{{what_we_did}}',
  body: `
# {{title}}

{{what_we_did}} It is about {{certificate}} for {{domain}}.

You agreed to it: {{agreement}}.

{{button}}

If you didn’t ask for this, reply to this email now.`,
  example: { ...EXAMPLE_CERTIFICATE, what: 'sent', agreement: 'by phone' },
  values: ({ certificateId, name, domain, what, agreement }, { appUrl }) => ({
    title: HEADINGS[what],
    what_we_did: SENTENCES[what],
    certificate: name,
    domain,
    agreement,
    button: button('See the certificate', `${appUrl}/account/certificates/${certificateId}`),
  }),
})
