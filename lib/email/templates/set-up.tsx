import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { EXAMPLE_ORDER } from './examples'
import { bdi, paragraph } from './letter'
import type { Pen } from './pen'
import { template } from './template'

export const nothingToSetUp = template(MAIL_KINDS.set_up, 'set_up_nothing', {
  variant: 'nothing',
  to: 'The buyer',
  when: 'They ask for a new link to an order with nothing left to set up.',
  isFor: ({ certificates }) => certificates.length === 0,
  example: { ...EXAMPLE_ORDER, certificates: [] },
  values: ({ orderId, orderNumber }, { appUrl, linkUrl, say, button }) => ({
    order_number: String(orderNumber),
    button: button(say('press.seeOrder'), linkUrl ?? `${appUrl}/account/orders/${orderId}`),
  }),
})

export const setUp = template(MAIL_KINDS.set_up, 'set_up', {
  to: 'The buyer',
  when: 'Certificates are paid for and can be set up, or they ask for a new link.',
  required: ['certificates'],
  example: { ...EXAMPLE_ORDER, certificates: [{ name: 'RapidSSL', label: 'the web shop' }] },
  values: ({ orderNumber, certificates }, { appUrl, linkUrl, say, button }) => ({
    order_number: String(orderNumber),
    your_certificates: say('yourCertificates', { count: certificates.length, name: certificates[0]?.name ?? '' }),
    certificates: { block: <Certificates certificates={certificates} say={say} /> },
    button: button(say('press.setUpNow'), linkUrl ?? `${appUrl}/account/certificates`),
  }),
})

function Certificates({ certificates, say }: Pick<MailData<'set_up'>, 'certificates'> & Pick<Pen, 'say'>) {
  return certificates.map(({ name, label }) => (
    <Text key={`${name} ${label}`} style={paragraph}>
      {label ? say.rich('toSetUp', { name, label, bdi, b: (words) => <strong>{words}</strong> }) : <strong>{name}</strong>}
    </Text>
  ))
}
