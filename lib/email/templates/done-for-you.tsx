import { MAIL_KINDS, type MailData } from '../kinds'
import { EXAMPLE_CERTIFICATE } from './examples'
import { template } from './template'

export const doneForYou = template<MailData<'done_for_you'>>(MAIL_KINDS.done_for_you, 'done_for_you', {
  to: 'The buyer',
  when: 'Staff completed a set-up step for them.',
  required: ['what_we_did'],
  example: { ...EXAMPLE_CERTIFICATE, what: 'sent', agreement: 'by phone' },
  values: ({ certificateId, name, domain, what, agreement }, { appUrl, say, button }) => ({
    title: say(`doneTitle.${what}`),
    what_we_did: say(`doneText.${what}`),
    certificate: name,
    domain,
    agreement,
    button: button(say('press.seeCertificate'), `${appUrl}/account/certificates/${certificateId}`),
  }),
})
