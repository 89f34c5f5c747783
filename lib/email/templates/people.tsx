import { MAIL_KINDS } from '../kinds'
import { dayText } from './dates'
import { EXAMPLE_BUYER, EXAMPLE_CERTIFICATE, EXAMPLE_ORDER } from './examples'
import { button } from './letter'
import { template } from './template'

const WHAT = {
  owner: 'do everything, including managing people',
  installer: 'set up, replace and install certificates',
  billing: 'see orders and payments, and order again',
  viewer: 'see the status and download the file',
} as const

export const invitation = template(MAIL_KINDS.invitation, {
  to: 'Someone a buyer invites',
  when: 'A buyer invites them to an account or to a certificate.',
  subject: 'You are invited to {{where}}',
  preview: '{{by}} invites you as {{role}}.',
  body: `
# You are invited

{{by}} invites you to {{where}} as {{role}}. You could {{what_you_could_do}}.

Sign in with this address to accept or decline.

{{button}}

If you don’t know {{by}}, ignore this email. Nothing changes until you accept. The invitation ends after 14 days.`,
  example: { by: EXAMPLE_BUYER, role: 'installer', about: 'shop.example.com' },
  values: ({ by, role, about }, { appUrl, shopName }) => ({
    by,
    where: about ? `the certificate for ${about}` : `an account at ${shopName}`,
    role,
    what_you_could_do: WHAT[role],
    button: button('See the invitation', `${appUrl}/account/people`),
  }),
})

export const helperOpened = template(MAIL_KINDS.helper_opened, {
  to: 'The buyer',
  when: 'A helper link is opened for the first time.',
  subject: 'Your helper link was opened: {{domain}}',
  preview: 'The link you made for {{helper}}.',
  body: `
# Your helper link was opened

The link you made for {{helper}} was opened. It belongs to the certificate for {{domain}}. What they save is in its timeline.

{{button}}

If this wasn’t {{helper}}, revoke the link on that page.`,
  example: { ...EXAMPLE_CERTIFICATE, helper: 'Bo' },
  values: ({ certificateId, domain, helper }, { appUrl }) => ({
    domain,
    helper,
    button: button('See people with access', `${appUrl}/account/certificates/${certificateId}/people`),
  }),
})

export const transferOffered = template(MAIL_KINDS.transfer_offered, {
  to: 'The receiver',
  when: 'A buyer wants to move a certificate to their account.',
  subject: 'A certificate is offered to you: {{certificate}}',
  preview: '{{by}} wants to move it to your account.',
  body: `
# A certificate is offered to you

{{by}} wants to move the certificate for {{certificate}} to your account. It costs you nothing.

Sign in with this address to accept or decline, until {{offer_ends}}.

{{button}}

If you don’t know {{by}}, ignore this email. Nothing changes until you accept.`,
  example: { by: EXAMPLE_BUYER, about: 'shop.example.com', endsAt: '2027-06-02T10:00:00.000Z' },
  values: ({ by, about, endsAt }, { appUrl }) => ({
    by,
    certificate: about,
    offer_ends: dayText(endsAt),
    button: button('See the offer', `${appUrl}/account/people`),
  }),
})

const MOVED = { certificateId: EXAMPLE_CERTIFICATE.certificateId, about: 'shop.example.com', from: EXAMPLE_BUYER, to: 'bo@example.com' }

export const transferReceived = template(MAIL_KINDS.transfer_done, {
  variant: 'receiver',
  to: 'The receiver',
  when: 'A certificate moved to their account.',
  isFor: ({ isReceiver }) => isReceiver,
  subject: 'Moved to another account: the certificate for {{certificate}}',
  preview: 'It moved from {{from}} to {{to}}.',
  body: `
# The certificate has moved

The certificate for {{certificate}} moved from {{from}} to {{to}}. Emails about it now come to you.

{{button}}

If you didn’t agree to this, reply to this email.`,
  example: { ...MOVED, isReceiver: true },
  values: ({ certificateId, about, from, to }, { appUrl }) => ({
    certificate: about,
    from,
    to,
    button: button('See the certificate', `${appUrl}/account/certificates/${certificateId}`),
  }),
})

export const transferGiven = template(MAIL_KINDS.transfer_done, {
  to: 'The one who gave it',
  when: 'A certificate moved to another account.',
  subject: 'Moved to another account: the certificate for {{certificate}}',
  preview: 'It moved from {{from}} to {{to}}.',
  body: `
# The certificate has moved

The certificate for {{certificate}} moved from {{from}} to {{to}}. You no longer have access to it. The order and its invoice stay in your
account.

If you didn’t agree to this, reply to this email.`,
  example: { ...MOVED, isReceiver: false },
  values: ({ about, from, to }) => ({ certificate: about, from, to }),
})

export const buyerGained = template(MAIL_KINDS.buyer_changed, {
  variant: 'receiver',
  to: 'The new address',
  when: 'Staff gave an order to another address.',
  isFor: ({ isReceiver }) => isReceiver,
  subject: 'Order {{order_number}} now belongs to this address',
  preview: 'Emails about it now come to you.',
  body: `
# The order has moved

Our team corrected the email address of order {{order_number}}. The order and its certificates now belong to this address. Sign in with it to
see them.

{{button}}

If you didn’t expect this, reply to this email.`,
  example: { ...EXAMPLE_ORDER, isReceiver: true },
  values: ({ orderId, orderNumber }, { appUrl }) => ({
    order_number: String(orderNumber),
    button: button('See the order', `${appUrl}/account/orders/${orderId}`),
  }),
})

export const buyerLost = template(MAIL_KINDS.buyer_changed, {
  to: 'The former address',
  when: 'Staff gave an order to another address.',
  subject: 'Order {{order_number}} moved to another address',
  preview: 'You no longer have access to it.',
  body: `
# The order has moved

Our team corrected the email address of order {{order_number}}. The order and its certificates no longer belong to this address. Links we
emailed here no longer open them, and you have been signed out.

If you didn’t expect this, reply to this email.`,
  example: { ...EXAMPLE_ORDER, isReceiver: false },
  values: ({ orderNumber }) => ({ order_number: String(orderNumber) }),
})
