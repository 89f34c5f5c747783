import { MAIL_KINDS } from '../kinds'
import { dollars } from './examples'
import { template } from './template'

export const creditGiven = template(MAIL_KINDS.credit_given, 'credit_given', {
  to: 'The client',
  when: 'Staff add credit to their account.',
  example: { given: dollars(1000), balance: dollars(1500), reason: 'For the wait' },
  values: ({ given, balance, reason }, { appUrl, say, money, button }) => ({
    given: money(given),
    balance: money(balance),
    reason,
    button: button(say('press.seeCredit'), `${appUrl}/account/credit`),
  }),
})
