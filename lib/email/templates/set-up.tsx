import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

export const setUp = template(MAIL_KINDS.set_up, {
  subject: ({ orderNumber, certificates }) =>
    certificates.length === 1
      ? `Set up your ${certificates[0]?.name} certificate (order ${orderNumber})`
      : `Set up your ${certificates.length} certificates (order ${orderNumber})`,
  body: ({ orderNumber, certificates }, { appUrl, linkUrl }) => (
    <Letter
      appUrl={appUrl}
      preview="About five minutes, now or later. Everything you type is kept."
      heading={certificates.length === 1 ? 'Set up your certificate' : 'Set up your certificates'}
      button={{ text: 'Set up now', url: linkUrl ?? `${appUrl}/account/certificates` }}
      after={
        <Text style={hint}>
          The link is yours alone: it opens order {orderNumber} and nothing else, once, within 30 days. If it has ended, its page sends you
          a new one.
        </Text>
      }
    >
      {certificates.map((certificate) => (
        <Text key={`${certificate.name} ${certificate.label}`} style={paragraph}>
          <strong>{certificate.name}</strong>
          {certificate.label && `, for ${certificate.label}`}
        </Text>
      ))}
      <Text style={paragraph}>
        You need a certificate signing request (CSR) from your server; the page shows how to make one. Then you say who may be contacted and
        who approves. You can stop at any time and go on later.
      </Text>
    </Letter>
  ),
})
