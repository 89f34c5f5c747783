import { expect, test } from 'vitest'
import { EVERY_WHY } from '../languages/testing/every-why'
import { PSEUDO, untranslatedIn } from '../languages/testing/untranslated'
import { LANGUAGES, type Language } from '../languages/types'
import { MAIL_KINDS } from './kinds'
import { aboutMail, MAIL_IDS, renderExample, renderMail } from './render-mail'

// In the made-up language every message is in brackets, so a sentence without brackets has not been translated.
const surroundings = { shopName: 'Keelmark', appUrl: 'https://shop.test', linkUrl: 'https://shop.test/link/secret', code: '012345' }
const contacts = [
  {},
  { supportEmail: 'help@shop.test' },
  { supportPhone: '+44 20' },
  { supportEmail: 'help@shop.test', supportPhone: '+44 20' },
]

const about = (id: string, language: Language) => {
  const known = aboutMail(id, { ...surroundings, language })
  if (!known) throw new Error('unknown')
  return known
}
const TO_BUYERS = MAIL_IDS.filter((id) => about(id, 'en').languages.length > 1)

/** Names and user input, which are not messages. */
const DATA = [...['Keelmark', 'RapidSSL', 'True BusinessID', 'SHA-256', '3F9A11C7', 'shop.example.com', 'For three years.']]

const untranslated = ({ subject, html }: { subject: string; html: string }) => untranslatedIn(`${subject}\n${html}`, DATA)

test.each(TO_BUYERS)('%s: every sentence is translated', async (id) => {
  // The closing line is the same in every email.
  for (const contact of id === 'credit_given' ? contacts : [{}]) {
    const mail = await renderExample(id, about(id, PSEUDO).text, { ...surroundings, ...contact, language: PSEUDO })
    expect(untranslated(mail)).toEqual([])
    expect(mail.html).toContain('lang="en-XA"')
  }
})

test.each(TO_BUYERS)('%s has its own text in each language, with the same values', async (id) => {
  const english = await renderExample(id, about(id, 'en').text, { ...surroundings, language: 'en' })
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const { text, variables } = about(id, language)
    expect(variables).toEqual(about(id, 'en').variables)
    const mail = await renderExample(id, text, { ...surroundings, language })
    expect(mail.subject).not.toBe(english.subject)
    expect(mail.html).toContain(`<html dir="ltr" lang="${language}"`)
    expect(`${mail.subject} ${mail.html}`).not.toMatch(/\{\{|\*\*|undefined/)
    const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)
    expect(links(mail.html)).toEqual(links(english.html))
  }
})

test('every variant of an email is translated: notices, roles, staff actions, refunds, proofs', async () => {
  const at = { ...surroundings, language: PSEUDO }
  const id = '01930000-0000-7000-8000-000000000001'
  const certificate = { certificateId: id, name: 'RapidSSL', domain: 'shop.example.com' }
  const order = { orderId: id, orderNumber: 10482 }
  const usd = { amount: 1900, currency: 'USD' }
  const mails = [
    ...MAIL_KINDS.security_notice.shape.event.options.flatMap((event) =>
      ['Firefox on Linux', 'A browser on Windows', 'An unknown browser'].map((device) => ['security_notice', { event, device }] as const),
    ),
    ...MAIL_KINDS.invitation.shape.role.options.map((role) => ['invitation', { by: '7', role, about: null }] as const),
    ...MAIL_KINDS.done_for_you.shape.what.options.map((what) => ['done_for_you', { ...certificate, what, agreement: '' }] as const),
    ...[0, 1, 2].map(
      (among) =>
        ['refund_made', { ...order, refunded: usd, reason: '7', ...(among && { certificate: { name: '', domain: '', among } }) }] as const,
    ),
    ...EVERY_WHY.flatMap((why) =>
      [true, false].map((toCredit) => ['refund_made', { ...order, refunded: usd, reason: 'In English.', why, toCredit }] as const),
    ),
    ...(['dns', 'file', undefined] as const).map(
      (proofMethod) =>
        ['sent_to_authority', { ...certificate, authority: '', approverEmail: '7', checksOrganisation: true, proofMethod }] as const,
    ),
    ['sign_in', { linkId: id }] as const,
    ['password_code', { linkId: id }] as const,
  ]
  for (const [kind, data] of mails) {
    const mail = await renderMail(kind, data, { ...at, code: undefined })
    expect(untranslated(mail), `${kind} ${JSON.stringify(data)}`).toEqual([])
  }
})
