import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { hint, Letter, paragraph } from './letter'
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

export const doneForYou = template(MAIL_KINDS.done_for_you, {
  subject: ({ what, domain }) => `${HEADINGS[what]}: ${domain}`,
  body: ({ certificateId, name, domain, what, agreement }, { appUrl, shopName }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview={SENTENCES[what]}
      heading={HEADINGS[what]}
      button={{ text: 'See the certificate', url: `${appUrl}/account/certificates/${certificateId}` }}
      after={<Text style={hint}>If you didn’t ask for this, reply to this email now.</Text>}
    >
      <Text style={paragraph}>
        {SENTENCES[what]} It is about {name} for <bdi>{domain}</bdi>.
      </Text>
      {agreement && <Text style={paragraph}>You agreed to it: {agreement}.</Text>}
    </Letter>
  ),
})
