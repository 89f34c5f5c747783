import { Link, Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { EXAMPLE_CERTIFICATE } from './examples'
import { hint } from './letter'
import type { Pen } from './pen'
import { template } from './template'

const page = (appUrl: string, id: string) => `${appUrl}/account/certificates/${id}`

/** The URL of the page on which these reminders can be switched off. */
function choices(appUrl: string, say: Pen['say']) {
  return {
    block: (
      <Text style={hint}>
        <Link href={`${appUrl}/account/notifications`}>{say('choices')}</Link>
      </Text>
    ),
  }
}

export const reminderSetUp = template(MAIL_KINDS.reminder_set_up, 'reminder_set_up', {
  to: 'The buyer',
  when: 'A paid certificate has not been set up yet.',
  example: EXAMPLE_CERTIFICATE,
  values: ({ certificateId, name, domain }, { appUrl, say, button }) => ({
    certificate: name === domain ? name : say('certificateFor', { name, domain }),
    domain,
    button: button(say('press.continueSetUp'), page(appUrl, certificateId)),
  }),
})

export const reminderApproval = template(MAIL_KINDS.reminder_approval, 'reminder_approval', {
  to: 'The buyer',
  when: 'A certificate is waiting for approval by email.',
  required: ['approver'],
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: 'admin@example.com' },
  values: ({ certificateId, domain, authority, approverEmail }, { appUrl, say, button }) => ({
    domain,
    authority,
    approver: approverEmail,
    button: button(say('press.seeStatus'), page(appUrl, certificateId)),
  }),
})

export const reminderReplaceFile = template(MAIL_KINDS.reminder_replace_file, 'reminder_replace_file', {
  to: 'The buyer, unless they turned it off',
  when: 'A file expires soon and the cover continues.',
  required: ['file_ends', 'choices'],
  example: { ...EXAMPLE_CERTIFICATE, fileExpiresAt: '2027-06-02T23:59:59.000Z', coverEndsAt: '2027-11-14T00:00:00.000Z' },
  values: ({ certificateId, domain, fileExpiresAt, coverEndsAt }, { appUrl, say, day, button }) => ({
    domain,
    file_ends: day(fileExpiresAt),
    cover_ends: day(coverEndsAt),
    choices: choices(appUrl, say),
    button: button(say('press.seeHowToReplace'), page(appUrl, certificateId)),
  }),
})

export const reminderCoverEnds = template(MAIL_KINDS.reminder_cover_ends, 'reminder_cover_ends', {
  to: 'The buyer, unless they turned it off',
  when: 'The cover of a certificate ends soon.',
  required: ['cover_ends', 'choices'],
  example: {
    ...EXAMPLE_CERTIFICATE,
    coverEndsAt: '2027-11-14T00:00:00.000Z',
    orderFrom: '2027-10-15T00:00:00.000Z',
    bestOrderDay: '2027-11-07T00:00:00.000Z',
    carriesOver: false,
  },
  values: ({ certificateId, name, domain, coverEndsAt, orderFrom, bestOrderDay, carriesOver }, { appUrl, say, day, button }) => ({
    certificate: name,
    domain,
    cover_ends: day(coverEndsAt),
    order_from: day(orderFrom),
    best_day: carriesOver ? say('daysAdded') : say('daysLost', { day: day(bestOrderDay) }),
    choices: choices(appUrl, say),
    button: button(say('press.orderAgain'), `${page(appUrl, certificateId)}#dates`),
  }),
})
