import { MAIL_KINDS, type MailData } from '../kinds'
import { button } from './letter'
import { template } from './template'

type Words = { subject: (shop: string) => string; sentence: string; advice: string }

const NOT_YOU = 'If this wasn’t you, sign in, open Settings, then “Sign-in and security”, and press “Sign out everywhere”.'

const WORDS: Record<MailData<'security_notice'>['event'], Words> = {
  password_removed: {
    subject: (shop) => `The password of your ${shop} account was removed`,
    sentence: 'It no longer works. You sign in with an emailed code, or with a passkey if you have one.',
    advice: NOT_YOU,
  },
  new_sign_in: {
    subject: (shop) => `New sign-in to your ${shop} account`,
    sentence: 'Someone signed in to your account in a browser that has not been used for it before.',
    advice: NOT_YOU,
  },
  authenticator_added: {
    subject: (shop) => `An authenticator app was added to your ${shop} account`,
    sentence: 'From now on we ask for its code when you sign in with a password, a code or a link.',
    advice: NOT_YOU,
  },
  authenticator_removed: {
    subject: (shop) => `The authenticator app was removed from your ${shop} account`,
    sentence: 'We no longer ask for its code when you sign in. Your recovery codes no longer work.',
    advice: NOT_YOU,
  },
  recovery_codes_made: {
    subject: (shop) => `New recovery codes were made for your ${shop} account`,
    sentence: 'The earlier ones no longer work.',
    advice: NOT_YOU,
  },
  recovery_code_used: {
    subject: (shop) => `A recovery code was used for your ${shop} account`,
    sentence: 'Someone signed in with a recovery code instead of the authenticator app. Each code works once.',
    advice: NOT_YOU,
  },
  second_step_failed: {
    subject: (shop) => `Someone entered many wrong authenticator codes for your ${shop} account`,
    sentence:
      'No one got in. But that person knows your password or reads your mail: we ask for the code of the authenticator app only after that.',
    advice: 'If this wasn’t you, sign in and change your password, and the password of your mailbox.',
  },
  passkey_added: {
    subject: (shop) => `A passkey was added to your ${shop} account`,
    sentence: 'You can sign in with it from now on.',
    advice: NOT_YOU,
  },
  passkey_removed: {
    subject: (shop) => `A passkey was removed from your ${shop} account`,
    sentence: 'It no longer signs in.',
    advice: NOT_YOU,
  },
  email_changed: {
    subject: (shop) => `The address of your ${shop} account was changed`,
    sentence: 'From now on you sign in with this address.',
    advice: NOT_YOU,
  },
  password_set: {
    subject: (shop) => `A password was set for your ${shop} account`,
    sentence: 'You can sign in with it from now on. Every other browser was signed out.',
    advice:
      'If this wasn’t you, sign in with an emailed code, open Settings, then “Sign-in and security”, set another password and press “Sign out everywhere”.',
  },
  password_changed: {
    subject: (shop) => `The password of your ${shop} account was changed`,
    sentence: 'The old one no longer works. Every other browser was signed out.',
    advice:
      'If this wasn’t you, sign in with an emailed code, open Settings, then “Sign-in and security”, set another password and press “Sign out everywhere”.',
  },
  codes_stopped: {
    subject: (shop) => `Someone entered many wrong sign-in codes for your ${shop} account`,
    sentence:
      'No one got in. To be safe, we’ve switched off codes for your address. You can still sign in: press the button in the email we send you.',
    advice: 'Once you have signed in that way, codes work again. You don’t need to do anything else.',
  },
}

export const securityNotice = template(MAIL_KINDS.security_notice, {
  to: 'A buyer or a member of staff',
  when: 'Something changed about how they sign in.',
  required: ['what_happened', 'advice'],
  subject: '{{about}}',
  preview: '{{what_happened}}',
  body: `
# {{about}}

{{what_happened}}

The browser: {{browser}}.

{{advice}}

{{button}}`,
  example: { event: 'new_sign_in', device: 'Firefox on Linux' },
  values: ({ event, device }, { appUrl, shopName }) => ({
    shop: shopName,
    about: WORDS[event].subject(shopName),
    what_happened: WORDS[event].sentence,
    browser: device ?? '',
    advice: WORDS[event].advice,
    button: button('Sign in', `${appUrl}/sign-in`),
  }),
})
