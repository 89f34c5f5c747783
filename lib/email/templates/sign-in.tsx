import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { EXAMPLE_LINK } from './examples'
import { digits, paragraph } from './letter'
import { template } from './template'

/** The code and what to do with it, or why no code was sent. */
function code(typed: string | undefined, { use, missing }: { use: string; missing: string }) {
  return {
    block: typed ? (
      <>
        <Text style={digits}>{typed}</Text>
        <Text style={paragraph}>{use}</Text>
      </>
    ) : (
      <Text style={paragraph}>{missing}</Text>
    ),
  }
}

export const signIn = template(MAIL_KINDS.sign_in, 'sign_in', {
  to: 'Someone who signs in',
  when: 'They ask for a code and a link.',
  required: ['code'],
  example: EXAMPLE_LINK,
  values: (_data, { shopName, linkUrl, code: typed, say, button }) => ({
    shop: shopName,
    code_or_link: say(typed ? 'code' : 'link'),
    code: code(typed, { use: say('signInCode'), missing: say('signInNoCode') }),
    button: button(say('press.signIn'), linkUrl),
  }),
})

export const passwordCode = template(MAIL_KINDS.password_code, 'password_code', {
  to: 'A buyer who sets a password',
  when: 'They request the code required for this.',
  required: ['code'],
  example: EXAMPLE_LINK,
  values: (_data, { shopName, code: typed, say }) => ({
    shop: shopName,
    code: code(typed, { use: say('passwordCode'), missing: say('passwordNoCode') }),
  }),
})

const CHANGE_EXAMPLE = { ...EXAMPLE_LINK, from: 'old@example.com', to: 'new@example.com' }

export const emailChangeFrom = template(MAIL_KINDS.email_change, 'email_change_from', {
  variant: 'from',
  to: 'The current address of an account',
  when: 'Someone asked to change it.',
  isFor: ({ side }) => side === 'from',
  example: { ...CHANGE_EXAMPLE, side: 'from' },
  values: ({ from, to }, { shopName, linkUrl, say, button }) => ({
    shop: shopName,
    from,
    to,
    button: button(say('press.confirmOrUndo'), linkUrl),
  }),
})

export const emailChangeTo = template(MAIL_KINDS.email_change, 'email_change', {
  to: 'The new address of an account',
  when: 'Someone asked to change the account’s address to this one.',
  example: { ...CHANGE_EXAMPLE, side: 'to' },
  values: ({ from, to }, { shopName, linkUrl, say, button }) => ({
    shop: shopName,
    from,
    to,
    button: button(say('press.confirm'), linkUrl),
  }),
})

export const deleteAccount = template(MAIL_KINDS.delete_account, 'delete_account', {
  to: 'A buyer',
  when: 'They ask to delete their account.',
  example: EXAMPLE_LINK,
  values: (_data, { shopName, linkUrl, say, button }) => ({ shop: shopName, button: button(say('press.lastStep'), linkUrl) }),
})
