import { Link, Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { dayText } from './dates'
import { EXAMPLE_CERTIFICATE } from './examples'
import { button, hint } from './letter'
import { template } from './template'

const STOPS = 'These reminders stop once it is done.'

const page = (appUrl: string, id: string) => `${appUrl}/account/certificates/${id}`

/** Where these reminders are switched off. */
function choices(appUrl: string) {
  return {
    block: (
      <Text style={hint}>
        <Link href={`${appUrl}/account/notifications`}>Choose which reminders you get</Link>
      </Text>
    ),
  }
}

export const reminderSetUp = template(MAIL_KINDS.reminder_set_up, {
  to: 'The buyer',
  when: 'A paid certificate has not been set up yet.',
  subject: 'Continue the set-up of your certificate: {{domain}}',
  preview: 'It is paid for and waits for your details. It takes about five minutes.',
  body: `
# Your certificate waits to be set up

{{certificate}} is paid for, and its term is running. Nothing is sent to the authority before you finish the set-up. What you typed is kept.

{{button}}

${STOPS}`,
  example: EXAMPLE_CERTIFICATE,
  values: ({ certificateId, name, domain }, { appUrl }) => ({
    certificate: name === domain ? name : `${name} for ${domain}`,
    domain,
    button: button('Continue the set-up', page(appUrl, certificateId)),
  }),
})

export const reminderApproval = template(MAIL_KINDS.reminder_approval, {
  to: 'The buyer',
  when: 'A certificate waits for its approval by email.',
  required: ['approver'],
  subject: 'Still to be approved: your certificate for {{domain}}',
  preview: '{{authority}} emailed {{approver}}. No one has approved it yet.',
  body: `
# {{authority}} still waits for your approval

The certificate for {{domain}} is issued after someone opens the email from {{authority}} to **{{approver}}** and approves. Look in the spam
folder too. If that inbox can’t be read, reply to this email.

{{button}}

${STOPS}`,
  example: { ...EXAMPLE_CERTIFICATE, authority: 'RapidSSL', approverEmail: 'admin@example.com' },
  values: ({ certificateId, domain, authority, approverEmail }, { appUrl }) => ({
    domain,
    authority,
    approver: approverEmail,
    button: button('See its status', page(appUrl, certificateId)),
  }),
})

export const reminderReplaceFile = template(MAIL_KINDS.reminder_replace_file, {
  to: 'The buyer, unless they switched it off',
  when: 'A file ends soon and the cover continues.',
  required: ['file_ends', 'choices'],
  subject: 'Replace the file for {{domain}} before {{file_ends}}',
  preview: 'The file ends on {{file_ends}}. The next one is part of your cover.',
  body: `
# The file for {{domain}} ends on {{file_ends}}

After that date browsers warn every visitor. Your cover lasts until **{{cover_ends}}**, so you get the next file at no extra cost.

{{button}}

${STOPS}

{{choices}}`,
  example: { ...EXAMPLE_CERTIFICATE, fileExpiresAt: '2027-06-02T23:59:59.000Z', coverEndsAt: '2027-11-14T00:00:00.000Z' },
  values: ({ certificateId, domain, fileExpiresAt, coverEndsAt }, { appUrl }) => ({
    domain,
    file_ends: dayText(fileExpiresAt),
    cover_ends: dayText(coverEndsAt),
    choices: choices(appUrl),
    button: button('See how to replace it', page(appUrl, certificateId)),
  }),
})

export const reminderCoverEnds = template(MAIL_KINDS.reminder_cover_ends, {
  to: 'The buyer, unless they switched it off',
  when: 'The cover of a certificate ends soon.',
  required: ['cover_ends', 'choices'],
  subject: 'Your cover for {{domain}} ends on {{cover_ends}}',
  preview: 'Nothing renews automatically. Order again to stay covered.',
  body: `
# Your cover for {{domain}} ends on {{cover_ends}}

Nothing renews automatically and nothing is charged. The authority accepts a new order for {{certificate}} from **{{order_from}}**.
{{best_day}}

{{button}}

${STOPS}

{{choices}}`,
  example: {
    ...EXAMPLE_CERTIFICATE,
    coverEndsAt: '2027-11-14T00:00:00.000Z',
    orderFrom: '2027-10-15T00:00:00.000Z',
    bestOrderDay: '2027-11-07T00:00:00.000Z',
    carriesOver: false,
  },
  values: ({ certificateId, name, domain, coverEndsAt, orderFrom, bestOrderDay, carriesOver }, { appUrl }) => ({
    certificate: name,
    domain,
    cover_ends: dayText(coverEndsAt),
    order_from: dayText(orderFrom),
    best_day: carriesOver
      ? 'The days you have left then are added to the new certificate, so there is no reason to wait longer.'
      : `The days you have left are not added to the new certificate, so the best day is ${dayText(bestOrderDay)}.`,
    choices: choices(appUrl),
    button: button('Order again', `${page(appUrl, certificateId)}#dates`),
  }),
})
