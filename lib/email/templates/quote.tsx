import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { dollars, EXAMPLE_LINK } from './examples'
import { paragraph } from './letter'
import { template } from './template'

export const quote = template(MAIL_KINDS.quote, 'quote', {
  to: 'The buyer',
  when: 'Staff prepared a quote for them.',
  required: ['note'],
  example: {
    ...EXAMPLE_LINK,
    number: 1001,
    total: dollars(9900),
    canUseCredit: true,
    validUntil: '2027-06-02T23:59:59.999Z',
    note: 'For three years.',
  },
  values: ({ number, total, tax, canUseCredit, validUntil, note }, { shopName, linkUrl, say, day, withTax, button }) => ({
    quote_number: String(number),
    shop: shopName,
    total: withTax(total, tax),
    valid_until: day(validUntil),
    use_credit: canUseCredit ? say('useCredit') : '',
    note: { block: note && <Text style={{ ...paragraph, whiteSpace: 'pre-line' }}>{note}</Text> },
    button: button(say('press.seeQuote'), linkUrl),
  }),
})
