import { MAIL_KINDS } from '../kinds'
import { EXAMPLE_BUYER, EXAMPLE_CERTIFICATE, EXAMPLE_ORDER } from './examples'
import { template } from './template'

export const invitation = template(MAIL_KINDS.invitation, 'invitation', {
  to: 'Someone a buyer invites',
  when: 'A buyer invites them to an account or to a certificate.',
  example: { by: EXAMPLE_BUYER, role: 'installer', about: 'shop.example.com' },
  values: ({ by, role, about }, { appUrl, shopName, say, button }) => ({
    by,
    where: about ? say('whereCertificate', { name: about }) : say('whereAccount', { shop: shopName }),
    role: say(`role.${role}`),
    what_you_could_do: say(`mayDo.${role}`),
    button: button(say('press.seeInvitation'), `${appUrl}/account/people`),
  }),
})

export const helperOpened = template(MAIL_KINDS.helper_opened, 'helper_opened', {
  to: 'The buyer',
  when: 'A helper link is opened for the first time.',
  example: { ...EXAMPLE_CERTIFICATE, helper: 'Bo' },
  values: ({ certificateId, domain, helper }, { appUrl, say, button }) => ({
    domain,
    helper,
    button: button(say('press.seePeople'), `${appUrl}/account/certificates/${certificateId}/people`),
  }),
})

export const transferOffered = template(MAIL_KINDS.transfer_offered, 'transfer_offered', {
  to: 'The receiver',
  when: 'A buyer wants to move a certificate to their account.',
  example: { by: EXAMPLE_BUYER, about: 'shop.example.com', endsAt: '2027-06-02T10:00:00.000Z' },
  values: ({ by, about, endsAt }, { appUrl, say, day, button }) => ({
    by,
    certificate: about,
    offer_ends: day(endsAt),
    button: button(say('press.seeOffer'), `${appUrl}/account/people`),
  }),
})

const MOVED = { certificateId: EXAMPLE_CERTIFICATE.certificateId, about: 'shop.example.com', from: EXAMPLE_BUYER, to: 'bo@example.com' }

export const transferReceived = template(MAIL_KINDS.transfer_done, 'transfer_done_receiver', {
  variant: 'receiver',
  to: 'The receiver',
  when: 'A certificate moved to their account.',
  isFor: ({ isReceiver }) => isReceiver,
  example: { ...MOVED, isReceiver: true },
  values: ({ certificateId, about, from, to }, { appUrl, say, button }) => ({
    certificate: about,
    from,
    to,
    button: button(say('press.seeCertificate'), `${appUrl}/account/certificates/${certificateId}`),
  }),
})

export const transferGiven = template(MAIL_KINDS.transfer_done, 'transfer_done', {
  to: 'The former owner',
  when: 'A certificate moved to another account.',
  example: { ...MOVED, isReceiver: false },
  values: ({ about, from, to }) => ({ certificate: about, from, to }),
})

export const buyerGained = template(MAIL_KINDS.buyer_changed, 'buyer_changed_receiver', {
  variant: 'receiver',
  to: 'The new address',
  when: 'Staff moved an order to another address.',
  isFor: ({ isReceiver }) => isReceiver,
  example: { ...EXAMPLE_ORDER, isReceiver: true },
  values: ({ orderId, orderNumber }, { appUrl, say, button }) => ({
    order_number: String(orderNumber),
    button: button(say('press.seeTheOrder'), `${appUrl}/account/orders/${orderId}`),
  }),
})

export const buyerLost = template(MAIL_KINDS.buyer_changed, 'buyer_changed', {
  to: 'The former address',
  when: 'Staff moved an order to another address.',
  example: { ...EXAMPLE_ORDER, isReceiver: false },
  values: ({ orderNumber }) => ({ order_number: String(orderNumber) }),
})
