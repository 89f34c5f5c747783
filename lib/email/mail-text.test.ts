import { expect, test } from 'vitest'
import { faultText } from '../mail-texts/messages'
import { textFaults } from './mail-text'
import { aboutMail, MAIL_IDS, renderExample } from './render-mail'

const surroundings = {
  language: 'en' as const,
  shopName: 'Keelmark',
  appUrl: 'https://shop.test',
  linkUrl: 'https://shop.test/link/secret',
  code: '012345',
}

test.each(MAIL_IDS)('the shop’s own text of %s is valid, shows each of its values, and requires its button', async (id) => {
  const about = aboutMail(id, surroundings)
  if (!about) throw new Error('unknown')
  expect(textFaults(about.text, about.variables)).toEqual([])
  const { html } = await renderExample(id, about.text, surroundings)
  expect(html).not.toMatch(/\{\{|\*\*|undefined/)
  if (html.includes('Or open this address')) expect(about.variables.required).toContain('button')
})

const VARIABLES = { inline: ['order_number'], blocks: ['items', 'button'], required: ['button'] }

test.each([
  ['Order {{oder_number}}', '# Hi\n\n{{button}}', 'This email has no {{oder_number}}. It has {{order_number}}, {{items}}, {{button}}.'],
  ['Order', '# Hi', 'The text needs {{button}}.'],
  ['Order', '# Hi\n\nPress {{button}} now', '{{button}} stands for a whole section of the email.'],
  ['{{items}}', '# Hi\n\n{{button}}', '{{items}} stands for a whole section of the email.'],
  ['Order {{order_number', '# Hi\n\n{{button}}', 'The braces in “Order {{order_number” don’t match.'],
  ['{{constructor}}', '# Hi\n\n{{button}}', 'This email has no {{constructor}}.'],
  ['Order', 'Hi\n\n{{button}}', 'The text needs a heading'],
])('the text “%s”, “%s” is refused with a sentence that names the fault', (subject, body, sentence) => {
  const [fault] = textFaults({ subject, preview: 'x', body }, VARIABLES)
  expect(fault && faultText(fault, ['order_number', 'items', 'button'])).toContain(sentence)
})

test('staff’s text is treated as plain text: markup and values are escaped, and a paragraph without its value is left out', async () => {
  const text = {
    subject: 'Refund: {{refunded}} **now**',
    preview: 'x',
    body: '# <b>Hi</b> {{ refunded }}\n\n<script>alert(1)</script> **Bold {{what_for}}**\n\nWhy: {{reason}}\n\n{{button}}',
  }
  const mail = await renderExample('refund_made', text, surroundings)
  expect(mail.subject).toBe('Refund: $19.00 now')
  expect(mail.html).not.toMatch(/<script|<b>/)
  expect(mail.text).toContain('<script>alert(1)</script> Bold RapidSSL shop.example.com')
  expect(mail.html).toMatch(/<strong>.*RapidSSL/)
  expect(mail.text).toContain('Why: Bought twice')
  const credit = await renderExample(
    'order_received',
    { subject: 'x', preview: 'x', body: '# x\n\nLess {{credit}}\n\n{{items}}\n\n{{button}}' },
    surroundings,
  )
  expect(credit.text).not.toContain('Less')
})
