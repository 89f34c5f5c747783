import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { EXAMPLE_ORDER } from './examples'
import { button, paragraph } from './letter'
import { template } from './template'

const ABOUT_THE_LINK = `This link is for you only. It opens order {{order_number}}, works once and expires in 30 days. Expired? Open it anyway
and ask for a new one.`

export const nothingToSetUp = template(MAIL_KINDS.set_up, {
  variant: 'nothing',
  to: 'The buyer',
  when: 'They ask for a new link to an order with nothing left to set up.',
  isFor: ({ certificates }) => certificates.length === 0,
  subject: 'Your link to order {{order_number}}',
  preview: 'The new link you asked for.',
  body: `
# Your link to order {{order_number}}

There is nothing to set up in this order right now. Its page shows the status of everything in it.

{{button}}

${ABOUT_THE_LINK}`,
  example: { ...EXAMPLE_ORDER, certificates: [] },
  values: ({ orderId, orderNumber }, { appUrl, linkUrl }) => ({
    order_number: String(orderNumber),
    button: button('See your order', linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})

export const setUp = template(MAIL_KINDS.set_up, {
  to: 'The buyer',
  when: 'Certificates are paid and can be set up, or they ask for a new link.',
  required: ['certificates'],
  subject: 'Set up {{your_certificates}} (order {{order_number}})',
  preview: 'It takes about five minutes, now or later. Everything you enter is saved.',
  body: `
# Set up {{your_certificates}}

{{certificates}}

You need a certificate signing request (CSR) from your server; the page shows how to make one. Then tell us who to contact and who approves.
You can stop at any time and continue later.

{{button}}

${ABOUT_THE_LINK}`,
  example: { ...EXAMPLE_ORDER, certificates: [{ name: 'RapidSSL', label: 'the web shop' }] },
  values: ({ orderNumber, certificates }, { appUrl, linkUrl }) => ({
    order_number: String(orderNumber),
    your_certificates: certificates.length === 1 ? `your ${certificates[0]?.name} certificate` : `your ${certificates.length} certificates`,
    certificates: { block: <Certificates certificates={certificates} /> },
    button: button('Set up now', linkUrl ?? `${appUrl}/account/certificates`),
  }),
})

function Certificates({ certificates }: Pick<MailData<'set_up'>, 'certificates'>) {
  return certificates.map((certificate) => (
    <Text key={`${certificate.name} ${certificate.label}`} style={paragraph}>
      <strong>{certificate.name}</strong>
      {certificate.label && (
        <>
          , for <bdi>{certificate.label}</bdi>
        </>
      )}
    </Text>
  ))
}
