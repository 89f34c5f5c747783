import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { dayText } from './dates'
import { dollars, EXAMPLE_LINK } from './examples'
import { button, paragraph } from './letter'
import { template } from './template'
import { totalText } from './total-text'

export const quote = template(MAIL_KINDS.quote, {
  to: 'The buyer',
  when: 'Staff made them a quote.',
  required: ['note'],
  subject: 'Quote {{quote_number}} from {{shop}}',
  preview: '{{total}}, valid until {{valid_until}}.',
  body: `
# Quote {{quote_number}}

Our team has made you a quote for {{total}}. Its prices are valid until {{valid_until}}. You don’t need an account to accept it.

{{note}}

{{button}}

This link is for you only. You owe nothing until you accept the quote and pay.`,
  example: { ...EXAMPLE_LINK, number: 1001, total: dollars(9900), validUntil: '2027-06-02T23:59:59.999Z', note: 'For three years.' },
  values: ({ number, total, tax, validUntil, note }, { shopName, linkUrl }) => ({
    quote_number: String(number),
    shop: shopName,
    total: totalText(total, tax),
    valid_until: dayText(validUntil),
    note: { block: note && <Text style={{ ...paragraph, whiteSpace: 'pre-line' }}>{note}</Text> },
    button: button('See the quote', linkUrl),
  }),
})
