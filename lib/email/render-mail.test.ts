import { expect, test } from 'vitest'
import { installGuide } from '../guides/install-guide'
import type { MailData, MailKind } from './kinds'
import { renderMail } from './render-mail'

const id = '01930000-0000-7000-8000-000000000001'
const order = { orderId: id, orderNumber: 10482 }
const certificate = { certificateId: id, name: 'RapidSSL', domain: 'shop.example.com' }
const surroundings = {
  language: 'en' as const,
  shopName: 'Keelmark',
  appUrl: 'https://shop.test',
  linkUrl: 'https://shop.test/link/secret',
  code: '012345',
}
const usd = (amount: number) => ({ amount, currency: 'USD' })

const SAMPLES: { [Kind in MailKind]: { data: MailData<Kind>; says: string[] } } = {
  order_received: {
    data: { ...order, items: [{ name: 'RapidSSL', years: 1, quantity: 2, label: 'shop', amount: 3800 }], total: usd(3800) },
    says: ['Order 10482 is paid', '2 × RapidSSL, 1 year: $38.00, for shop', `https://shop.test/account/orders/${id}`],
  },
  payment_link: {
    data: { ...order, total: usd(1900), payBy: '2027-06-02T10:00:00.000Z' },
    says: ['$19.00', '2 June 2027', 'https://shop.test/link/secret'],
  },
  quote: {
    data: { linkId: id, number: 1001, total: usd(9900), validUntil: '2027-06-02T23:59:59.999Z', note: 'For three years' },
    says: ['Quote 1001', '$99.00', '2 June 2027', 'For three years', 'https://shop.test/link/secret'],
  },
  payment_processing: { data: { ...order, total: usd(1900) }, says: ['$19.00', 'don’t pay again'] },
  change_offered: {
    data: {
      ...order,
      from: 'RapidSSL',
      name: 'True BusinessID',
      years: 1,
      price: usd(7900),
      credit: usd(1900),
      total: usd(6000),
      endsAt: '2026-12-06T10:00:00.000Z',
    },
    says: ['Left to pay: $60.00', '6 December 2026', 'stays as it is'],
  },
  payment_failed: { data: { ...order, total: usd(1900) }, says: ['nothing was charged', '10482'] },
  credit_given: { data: { given: usd(1000), balance: usd(1500), reason: 'For the wait' }, says: ['$10.00', '$15.00', 'For the wait'] },
  refund_made: { data: { ...order, refunded: usd(1900), reason: 'Bought twice' }, says: ['$19.00', 'Bought twice'] },
  refund_taken_back: { data: { ...order, refunded: usd(1900) }, says: ['$19.00', 'the money was not sent'] },
  set_up: {
    data: { ...order, certificates: [{ name: 'RapidSSL', label: 'shop' }] },
    says: ['RapidSSL', 'https://shop.test/link/secret', 'opens order 10482, works once'],
  },
  sent_to_authority: {
    data: { ...certificate, authority: 'RapidSSL', approverEmail: 'admin@example.com', checksOrganisation: false },
    says: ['shop.example.com', 'admin@example.com', `https://shop.test/account/certificates/${id}`],
  },
  approver_changed: {
    data: { ...certificate, authority: 'RapidSSL', approverEmail: 'hostmaster@example.com' },
    says: ['hostmaster@example.com', 'shop.example.com', 'no longer works', `https://shop.test/account/certificates/${id}`],
  },
  invitation: {
    data: { by: 'ana@example.com', role: 'installer', about: 'shop.example.com' },
    says: ['ana@example.com', 'shop.example.com', 'as installer', 'https://shop.test/account/people'],
  },
  done_for_you: {
    data: { ...certificate, what: 'sent', agreement: 'by phone' },
    says: ['sent the request', 'by phone', 'shop.example.com', 'reply to this email'],
  },
  helper_opened: {
    data: { ...certificate, helper: 'Bo' },
    says: ['made for Bo', 'shop.example.com', `https://shop.test/account/certificates/${id}/people`],
  },
  transfer_offered: {
    data: { by: 'ana@example.com', about: 'shop.example.com', endsAt: '2027-06-02T10:00:00.000Z' },
    says: ['ana@example.com', 'shop.example.com', '2 June 2027', 'https://shop.test/account/people'],
  },
  transfer_done: {
    data: { certificateId: id, about: 'shop.example.com', from: 'ana@example.com', to: 'bo@example.com', isReceiver: true },
    says: ['from ana@example.com to bo@example.com', `https://shop.test/account/certificates/${id}`],
  },
  buyer_changed: { data: { ...order, isReceiver: true }, says: ['Order 10482', `https://shop.test/account/orders/${id}`] },
  certificate_issued: {
    data: {
      ...certificate,
      fileExpiresAt: '2027-06-02T23:59:59.000Z',
      coverEndsAt: '2027-11-14T00:00:00.000Z',
      fingerprint: '3F9A11C7',
      installOn: { server: 'nginx', names: ['shop.example.com'] },
      guide: { title: '', steps: [] },
    },
    says: ['2 June 2027', '14 November 2027', 'Install on nginx', 'nginx -t', '3F9A11C7'],
  },
  reminder_set_up: { data: certificate, says: ['shop.example.com', 'Continue the set-up', `https://shop.test/account/certificates/${id}`] },
  reminder_approval: {
    data: { ...certificate, authority: 'RapidSSL', approverEmail: 'admin@example.com' },
    says: ['RapidSSL', 'admin@example.com', 'spam folder'],
  },
  reminder_replace_file: {
    data: { ...certificate, fileExpiresAt: '2027-06-02T23:59:59.000Z', coverEndsAt: '2027-11-14T00:00:00.000Z' },
    says: ['2 June 2027', '14 November 2027', 'at no extra cost'],
  },
  reminder_cover_ends: {
    data: {
      ...certificate,
      coverEndsAt: '2027-11-14T00:00:00.000Z',
      orderFrom: '2027-10-15T00:00:00.000Z',
      bestOrderDay: '2027-11-07T00:00:00.000Z',
      carriesOver: false,
    },
    says: ['14 November 2027', '15 October 2027', '7 November 2027', 'not added', 'Order again'],
  },
  needs_you: {
    data: { ...certificate, sentence: 'The domain owner declined.', action: 'Set it up again' },
    says: ['The domain owner declined.', 'is still yours', `https://shop.test/account/certificates/${id}`],
  },
  sign_in: { data: { linkId: id }, says: ['012345', 'https://shop.test/link/secret'] },
  password_code: { data: { linkId: id }, says: ['012345', 'Enter it under “Sign-in and security”', 'Sign out everywhere'] },
  security_notice: {
    data: { event: 'password_set' },
    says: ['A password was set', 'Every other browser was signed out', 'https://shop.test/sign-in'],
  },
  email_change: {
    data: { linkId: id, side: 'from', from: 'old@example.com', to: 'new@example.com' },
    says: ['new@example.com', 'Nothing changes until', 'https://shop.test/link/secret'],
  },
  staff_invitation: {
    data: { linkId: id, by: 'kim@shop.example', role: 'Support' },
    says: ['kim@shop.example', 'Support', '48 hours'],
  },
  staff_password: { data: { linkId: id, byOwner: true }, says: ['An owner', 'within an hour'] },
  delete_account: {
    data: { linkId: id },
    says: ['Nothing is deleted until', 'https://shop.test/link/secret'],
  },
  test: {
    data: {
      of: 'set_up',
      language: 'en',
      text: { subject: 'Hello {{order_number}}', preview: 'Hi', body: '# Hello\n\n{{certificates}}\n\n{{button}}' },
    },
    says: ['[test] Hello 10482', 'RapidSSL', 'https://shop.test/link/secret'],
  },
  monthly_report: {
    data: {
      month: '2026-11',
      monthBefore: '2026-10',
      zone: 'Europe/Berlin',
      totals: [
        {
          ...{ currency: 'USD', orders: 2, certificates: 3, sold: 5700, tax: 910, refunded: 1900, cost: 2685, margin: null },
          before: { orders: 1, certificates: 1, sold: 3800, tax: 0, refunded: 0, cost: 895, margin: 1005 },
        },
      ],
      refunds: [{ ...usd(1900), count: 1 }],
      products: [
        { name: 'RapidSSL', currency: 'USD', certificates: 3, sold: 5700, margin: 2105, before: { certificates: 0, sold: 0, margin: 0 } },
      ],
      moreProducts: 1,
      issued: { count: 2, before: 1 },
      waiting: 4,
      replaceDue: 5,
      accounts: [{ name: 'Main', balance: 12_300, daysLeft: 1 }],
      path: '/admin/reports?from=2026-11-01',
    },
    says: [
      'report for November 2026',
      'that of Europe/Berlin',
      'Sold: $57.00 ($38.00), +50 %',
      'Margin: no exchange rate ($10.05)',
      'Orders: 2 (1), with 3 certificates (1)',
      'for orders from any month: $19.00 in 1 refund',
      'RapidSSL: 3 certificates (0), sold $57.00 ($0.00), margin $21.05 ($0.00)',
      'The report has 1 more.',
      'Issued in November 2026: 2 (1)',
      'Main: $123.00, enough for 1 day',
      'https://shop.test/admin/reports?from=2026-11-01',
    ],
  },
  staff_alert: {
    data: { subject: 'A purchase is unclear', lines: ['Order 10482'], path: `/admin/certificates/${id}` },
    says: ['Order 10482', `https://shop.test/admin/certificates/${id}`],
  },
}

for (const [kind, { data, says }] of Object.entries(SAMPLES)) {
  test(`the email ${kind} contains the important facts in HTML and in text`, async () => {
    const mail = await renderMail(kind as MailKind, data, surroundings)
    expect(mail.subject).not.toBe('')
    const words = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
    const shown = mail.html
      .replace(/href="([^"]+)"/g, '>$1<')
      .replace(/<!--.*?-->/g, '')
      .replace(/<[^>]+>/g, ' ')
    for (const sentence of says) {
      expect(words(`${mail.subject} ${mail.text}`)).toContain(sentence.toLowerCase())
      expect(words(`${mail.subject} ${shown}`)).toContain(sentence.toLowerCase())
    }
  })
}

test('when codes are disabled, the sign-in email has only its link and explains why', async () => {
  const { text } = await renderMail('sign_in', { linkId: id }, { ...surroundings, code: undefined })
  expect(text).toContain('https://shop.test/link/secret')
  expect(text).toContain('no code this time')
  expect(text).not.toMatch(/\b\d{6}\b/)
})

test('the email about a paid order states what a coupon took off', async () => {
  const data = { ...SAMPLES.order_received.data, total: usd(3420), discount: { ...usd(380), code: 'SPRING' } }
  const { text } = await renderMail('order_received', data, surroundings)
  expect(text).toMatch(/\$38\.00.*Less \$3\.80 for the coupon SPRING\.\s+Total: \$34\.20/s)
})

test('emails with a link for paying mention account credit only if the buyer has some for it', async () => {
  const says = 'To use yours, sign in to your account before you pay.'
  for (const kind of ['payment_link', 'quote'] as const) {
    const textWith = async (canUseCredit: boolean) => {
      const { text } = await renderMail(kind, { ...SAMPLES[kind].data, canUseCredit }, surroundings)
      return text.replace(/\s+/g, ' ')
    }
    expect(await textWith(true)).toContain(says)
    expect(await textWith(false)).not.toContain('credit')
  }
})

test('if credit pays part of an order, the emails about a slow bank payment state the amount charged to the bank account', async () => {
  for (const kind of ['payment_processing', 'payment_failed'] as const) {
    const { text } = await renderMail(kind, { ...SAMPLES[kind].data, total: usd(1900), byCard: usd(1400) }, surroundings)
    expect(text).toMatch(/payment of\s+\$14\.00/)
  }
})

test('text typed by a buyer cannot become markup', async () => {
  const { data } = SAMPLES.order_received
  const item = { ...data.items[0], label: '<img src=x onerror=alert(1)>' } as (typeof data.items)[number]
  const mail = await renderMail('order_received', { ...data, items: [item] }, surroundings)
  expect(mail.html).not.toContain('<img')
})

test('right-to-left text typed by a buyer does not reorder the words around it', async () => {
  const { data } = SAMPLES.order_received
  const received = await renderMail(
    'order_received',
    { ...data, items: data.items.map((item) => ({ ...item, label: 'שלום' })) },
    surroundings,
  )
  const setUp = await renderMail('set_up', { ...order, certificates: [{ name: 'RapidSSL', label: 'שלום' }] }, surroundings)
  for (const { html } of [received, setUp]) expect(html).toContain('<bdi>שלום</bdi>')
})

test.each([
  { certificate: undefined, says: 'The refund for order 10482 goes to' },
  {
    certificate: { name: 'RapidSSL', domain: 'www.example.com', among: 2 },
    says: 'The refund for RapidSSL www.example.com (order 10482) goes to',
  },
  {
    certificate: { name: 'RapidSSL', domain: '', among: 2 },
    says: 'The refund for one of your 2 RapidSSL certificates (order 10482) goes to',
  },
  { certificate: { name: 'RapidSSL', domain: '', among: 1 }, says: 'The refund for RapidSSL (order 10482) goes to' },
])('a refund names the certificate it is for: $says', async ({ certificate: one, says }) => {
  const { text } = await renderMail('refund_made', { ...SAMPLES.refund_made.data, certificate: one }, surroundings)
  expect(text.replace(/\s+/g, ' ')).toContain(says)
})

test('a new link to an order with nothing left to set up leads to the order and requests no action', async () => {
  const mail = await renderMail('set_up', { ...order, certificates: [] }, surroundings)
  expect(`${mail.subject} ${mail.text}`).toContain('See your order')
  expect(`${mail.subject} ${mail.html}`).not.toMatch(/set up your|set up now|signing request/i)
  expect(mail.html).toContain('https://shop.test/link/secret')
})

test('an email with data of another kind is refused', async () => {
  await expect(renderMail('sign_in', { orderId: id }, surroundings)).rejects.toThrow()
})

test('commands in a guide keep their line breaks, even in the text part', async () => {
  const mail = await renderMail('certificate_issued', SAMPLES.certificate_issued.data, surroundings)
  expect(mail.text).toContain('server {\n    listen 443 ssl;')
})

test('the install guide is in the reader’s language; one queued by an earlier release stays in its original language', async () => {
  const { data } = SAMPLES.certificate_issued
  const german = await renderMail('certificate_issued', data, { ...surroundings, language: 'de' })
  expect(german.text).toContain(installGuide('nginx', { domain: 'shop.example.com' }, 'de').steps[0]?.text)
  const guide = { title: 'Install it on nginx', steps: [{ text: 'Check the settings.', command: 'nginx -t' }] }
  const former = await renderMail('certificate_issued', { ...data, installOn: undefined, guide }, { ...surroundings, language: 'de' })
  expect(former.text).toMatch(/Install it on nginx[\s\S]*Check the settings\.[\s\S]*nginx -t/)
})

test('emails invite a reply only if someone reads the replies', async () => {
  const alert = await renderMail('staff_alert', SAMPLES.staff_alert.data, surroundings)
  const mail = await renderMail('needs_you', SAMPLES.needs_you.data, surroundings)
  const asks = [alert.html, alert.text, mail.html, mail.text].map((text) => text.replace(/\s+/g, ' ').includes('Just reply'))
  expect(asks).toEqual([false, false, true, true])
})

const mailText = async (kind: MailKind, data: unknown) => (await renderMail(kind, data, surroundings)).text.replace(/\s+/g, ' ')

test('the duration of the organisation check comes from the product type, with a general phrase as fallback', async () => {
  const sent = { ...certificate, authority: 'Sectigo', approverEmail: 'admin@example.com', checksOrganisation: true }
  expect(await mailText('sent_to_authority', { ...sent, usualWait: '3–7 working days' })).toContain('this usually takes 3–7 working days')
  expect(await mailText('sent_to_authority', sent)).toContain('this usually takes several working days')
  expect(await mailText('sent_to_authority', { ...sent, proofMethod: 'dns' })).toMatch(
    /the DNS record to publish, and whether we can see it/,
  )
})

test('the email about an issued file explains how to get the next one, but promises none after the last', async () => {
  const issued = {
    ...certificate,
    fileExpiresAt: '2027-06-02T23:59:59.000Z',
    coverEndsAt: '2027-11-14T00:00:00.000Z',
    fingerprint: '3F',
    guide: { title: 'Install it', steps: [] },
  }
  const text = await mailText('certificate_issued', issued)
  expect(text).toContain('Get the next file on the certificate’s page before the first date')
  expect(text).toContain('We’ll remind you 30 days before')
  const elsewhere = await mailText('certificate_issued', { ...issued, replacedElsewhere: true })
  expect(elsewhere).toContain('The certificate was replaced at the authority, not on our website.')
  expect(text).not.toContain('not on our website')
  const last = await mailText('certificate_issued', { ...issued, coverEndsAt: issued.fileExpiresAt })
  expect(last).toContain('order a new certificate')
  expect(last).not.toContain('next file')
})
