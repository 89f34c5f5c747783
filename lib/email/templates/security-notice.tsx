import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { Letter, paragraph } from './letter'
import { template } from './template'

type Words = { subject: string; sentence: string; advice: string }

const NOT_YOU = 'If this wasn’t you, sign in, open Settings, then “Sign-in and security”, and press “Sign out everywhere”.'

const WORDS: Record<MailData<'security_notice'>['event'], Words> = {
  password_removed: {
    subject: 'The password of your Keelmark account was removed',
    sentence: 'It no longer works. You sign in with an emailed code, or with a passkey if you have one.',
    advice: NOT_YOU,
  },
  new_sign_in: {
    subject: 'New sign-in to your Keelmark account',
    sentence: 'Someone signed in to your account in a browser that has not been used for it before.',
    advice: NOT_YOU,
  },
  authenticator_added: {
    subject: 'An authenticator app was added to your Keelmark account',
    sentence: 'From now on we ask for its code when you sign in with a password, a code or a link.',
    advice: NOT_YOU,
  },
  authenticator_removed: {
    subject: 'The authenticator app was removed from your Keelmark account',
    sentence: 'We no longer ask for its code when you sign in. Your recovery codes no longer work.',
    advice: NOT_YOU,
  },
  recovery_codes_made: {
    subject: 'New recovery codes were made for your Keelmark account',
    sentence: 'The earlier ones no longer work.',
    advice: NOT_YOU,
  },
  recovery_code_used: {
    subject: 'A recovery code was used for your Keelmark account',
    sentence: 'Someone signed in with a recovery code instead of the authenticator app. Each code works once.',
    advice: NOT_YOU,
  },
  second_step_failed: {
    subject: 'Someone entered many wrong authenticator codes for your Keelmark account',
    sentence:
      'No one got in. But that person knows your password or reads your mail: we ask for the code of the authenticator app only after that.',
    advice: 'If this wasn’t you, sign in and change your password, and the password of your mailbox.',
  },
  passkey_added: {
    subject: 'A passkey was added to your Keelmark account',
    sentence: 'You can sign in with it from now on.',
    advice: NOT_YOU,
  },
  passkey_removed: {
    subject: 'A passkey was removed from your Keelmark account',
    sentence: 'It no longer signs in.',
    advice: NOT_YOU,
  },
  email_changed: {
    subject: 'The address of your Keelmark account was changed',
    sentence: 'From now on you sign in with this address.',
    advice: NOT_YOU,
  },
  password_set: {
    subject: 'A password was set for your Keelmark account',
    sentence: 'You can sign in with it from now on. Every other browser was signed out.',
    advice:
      'If this wasn’t you, sign in with an emailed code, open Settings, then “Sign-in and security”, set another password and press “Sign out everywhere”.',
  },
  password_changed: {
    subject: 'The password of your Keelmark account was changed',
    sentence: 'The old one no longer works. Every other browser was signed out.',
    advice:
      'If this wasn’t you, sign in with an emailed code, open Settings, then “Sign-in and security”, set another password and press “Sign out everywhere”.',
  },
  codes_stopped: {
    subject: 'Someone entered many wrong sign-in codes for your Keelmark account',
    sentence:
      'No one got in. To be safe, we’ve switched off codes for your address. You can still sign in: press the button in the email we send you.',
    advice: 'Once you have signed in that way, codes work again. You don’t need to do anything else.',
  },
}

export const securityNotice = template(MAIL_KINDS.security_notice, {
  subject: ({ event }) => WORDS[event].subject,
  body: ({ event, device }, { appUrl }) => (
    <Letter
      appUrl={appUrl}
      preview={WORDS[event].sentence}
      heading={WORDS[event].subject}
      button={{ text: 'Sign in', url: `${appUrl}/sign-in` }}
    >
      <Text style={paragraph}>{WORDS[event].sentence}</Text>
      {device && <Text style={paragraph}>The browser: {device}.</Text>}
      <Text style={paragraph}>{WORDS[event].advice}</Text>
    </Letter>
  ),
})
