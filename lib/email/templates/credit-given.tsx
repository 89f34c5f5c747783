import { formatMoney } from '../../money'
import { MAIL_KINDS } from '../kinds'
import { dollars } from './examples'
import { button } from './letter'
import { template } from './template'

export const creditGiven = template(MAIL_KINDS.credit_given, {
  to: 'The client',
  when: 'Staff give their account credit.',
  subject: 'We’ve added {{given}} to your account',
  preview: 'Your credit is {{balance}} now. You can spend it on your next order.',
  body: `
# We’ve added {{given}} to your account

Reason: {{reason}}

Your credit is {{balance}} now. You can spend it on your next order: the checkout offers it.

{{button}}`,
  example: { given: dollars(1000), balance: dollars(1500), reason: 'For the wait' },
  values: ({ given, balance, reason }, { appUrl }) => ({
    given: formatMoney(given),
    balance: formatMoney(balance),
    reason,
    button: button('See your credit', `${appUrl}/account/credit`),
  }),
})
