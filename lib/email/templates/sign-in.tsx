import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { EXAMPLE_LINK } from './examples'
import { button, digits, paragraph } from './letter'
import { template } from './template'

/** The code and what to do with it, or why there is none. */
function code(digitsOfCode: string | undefined, { use, missing }: { use: string; missing: string }) {
  return {
    block: digitsOfCode ? (
      <>
        <Text style={digits}>{digitsOfCode}</Text>
        <Text style={paragraph}>{use} It works once, within ten minutes.</Text>
      </>
    ) : (
      <Text style={paragraph}>{missing}</Text>
    ),
  }
}

export const signIn = template(MAIL_KINDS.sign_in, {
  to: 'Someone who signs in',
  when: 'They ask for a code and a link.',
  required: ['code'],
  subject: 'Your sign-in code for {{shop}}',
  preview: 'It works once, within ten minutes.',
  body: `
# Your sign-in {{code_or_link}}

{{code}}

{{button}}

Didn’t ask for this? Ignore it: no one can sign in without it.`,
  example: EXAMPLE_LINK,
  values: (_data, { shopName, linkUrl, code: typed }) => ({
    shop: shopName,
    code_or_link: typed ? 'code' : 'link',
    code: code(typed, {
      use: 'Enter it on the page you came from, or press the button.',
      missing:
        'Press the button to sign in. It works once, within ten minutes. There is no code this time because someone entered too many wrong ones for this address.',
    }),
    button: button('Sign in', linkUrl),
  }),
})

export const passwordCode = template(MAIL_KINDS.password_code, {
  to: 'A buyer who sets a password',
  when: 'They ask for the code that this needs.',
  required: ['code'],
  subject: 'Your code to set a {{shop}} password',
  preview: 'Enter it under “Sign-in and security”. It works once, within ten minutes.',
  body: `
# Your code to set a password

{{code}}

Didn’t ask for this? Then someone else is signed in to your account. Sign in, open Settings, then “Sign-in and security”, and press “Sign out
everywhere”.`,
  example: EXAMPLE_LINK,
  values: (_data, { shopName, code: typed }) => ({
    shop: shopName,
    code: code(typed, {
      use: 'Enter it under “Sign-in and security”, together with the new password.',
      missing:
        'Codes are switched off for this address because someone entered too many wrong ones. Sign out, sign in again with the link we email you, then ask for a new code.',
    }),
  }),
})

const CHANGE_EXAMPLE = { ...EXAMPLE_LINK, from: 'old@example.com', to: 'new@example.com' }

const CHANGE_BODY = `The {{shop}} account of {{from}} is to use the address {{to}}. Nothing changes until both addresses confirm it. The link
works once, within a day.`

export const emailChangeFrom = template(MAIL_KINDS.email_change, {
  variant: 'from',
  to: 'The present address of an account',
  when: 'Someone asked to change it.',
  isFor: ({ side }) => side === 'from',
  subject: 'Confirm the new address of your {{shop}} account',
  preview: 'Nothing changes until both addresses confirm it.',
  body: `
# Confirm the new address

${CHANGE_BODY}

{{button}}

Didn’t ask for this? Then someone else is signed in to your account. Press the button and choose “Undo the change”.`,
  example: { ...CHANGE_EXAMPLE, side: 'from' },
  values: ({ from, to }, { shopName, linkUrl }) => ({ shop: shopName, from, to, button: button('Confirm or undo', linkUrl) }),
})

export const emailChangeTo = template(MAIL_KINDS.email_change, {
  to: 'The new address of an account',
  when: 'Someone asked to change it.',
  subject: 'Confirm the new address of your {{shop}} account',
  preview: 'Nothing changes until both addresses confirm it.',
  body: `
# Confirm the new address

${CHANGE_BODY}

{{button}}

Didn’t ask for this? Ignore it: nothing changes.`,
  example: { ...CHANGE_EXAMPLE, side: 'to' },
  values: ({ from, to }, { shopName, linkUrl }) => ({ shop: shopName, from, to, button: button('Confirm', linkUrl) }),
})

export const deleteAccount = template(MAIL_KINDS.delete_account, {
  to: 'A buyer',
  when: 'They ask to delete their account.',
  subject: 'Confirm the deletion of your {{shop}} account',
  preview: 'Nothing is deleted until you confirm it.',
  body: `
# Delete your account

You asked us to delete your {{shop}} account. Nothing is deleted until you press the button on the next page. This can’t be undone. The link
works once, within a day.

{{button}}

Didn’t ask for this? Then someone else is signed in to your account. Nothing is deleted. Sign in and choose “Sign out everywhere”.`,
  example: EXAMPLE_LINK,
  values: (_data, { shopName, linkUrl }) => ({ shop: shopName, button: button('Go to the last step', linkUrl) }),
})
