import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { EXAMPLE_LINK } from './examples'
import { paragraph } from './letter'
import { template } from './template'

export const staffInvitation = template(
  MAIL_KINDS.staff_invitation,
  {
    subject: '{{by}} invites you to work in the {{shop}} back office',
    preview: 'Choose a password to accept. The link works once, within 48 hours.',
    body: `
# Work in the back office

{{by}} invites you to work in this shop’s back office. Your role there: {{role}}.

You choose a password on the next page, then sign in. The link works once, within 48 hours.

{{button}}

You don’t know {{by}}? Ignore this email: nothing happens without you.`,
  },
  {
    to: 'Someone an owner invites',
    when: 'An owner invites them to work in the back office.',
    example: { ...EXAMPLE_LINK, by: 'kim@shop.example', role: 'Support' },
    values: ({ by, role }, { shopName, linkUrl, button }) => ({
      by,
      role,
      shop: shopName,
      button: button('Accept the invitation', linkUrl),
    }),
  },
)

export const staffPassword = template(
  MAIL_KINDS.staff_password,
  {
    subject: 'Set a new {{shop}} staff password',
    preview: 'The link works once, within an hour.',
    body: `
# Set a new password

{{asked_by}} to set a new password for the back office. Your authenticator app and passkeys stay. The link works once, within an hour.

{{button}}

Didn’t expect this? Your password stays as it is unless you open the link. Tell an owner of the shop if it happens again.`,
  },
  {
    to: 'A member of staff',
    when: 'They forgot their password, or an owner sends them a link for a new one.',
    example: { ...EXAMPLE_LINK, byOwner: true },
    values: ({ byOwner }, { shopName, linkUrl, button }) => ({
      shop: shopName,
      asked_by: byOwner ? 'An owner of the shop sends you this link' : 'You asked for this link',
      button: button('Set a new password', linkUrl),
    }),
  },
)

export const staffAlert = template(
  MAIL_KINDS.staff_alert,
  {
    subject: '[staff] {{about}}',
    preview: '{{about}}',
    body: `
# {{about}}

{{what_happened}}

{{button}}`,
  },
  {
    to: 'Staff',
    when: 'Something in the shop needs attention.',
    isForStaff: true,
    required: ['what_happened'],
    example: {
      subject: 'A purchase is unclear',
      lines: ['Enom did not respond to the purchase for order 10482.', 'We check it every few minutes.'],
      path: '/admin',
    },
    values: ({ subject, lines, path }, { appUrl, button }) => ({
      about: subject,
      what_happened: {
        block: lines.map((line) => (
          <Text key={line} style={paragraph}>
            {line}
          </Text>
        )),
      },
      button: button('Open the back office', `${appUrl}${path}`),
    }),
  },
)
