import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { Letter, paragraph } from './letter'
import { template } from './template'

type Words = { subject: string; sentence: string; advice: string }

const WORDS: Record<MailData<'security_notice'>['event'], Words> = {
  password_set: {
    subject: 'A password was set for your Keelmark account',
    sentence: 'You can sign in with it from now on. Every other browser was signed out.',
    advice: 'If this wasn’t you, sign in with an emailed code, open Settings, set another password and press “Sign out everywhere”.',
  },
  password_changed: {
    subject: 'The password of your Keelmark account was changed',
    sentence: 'The old one no longer works. Every other browser was signed out.',
    advice: 'If this wasn’t you, sign in with an emailed code, open Settings, set another password and press “Sign out everywhere”.',
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
  body: ({ event }, { appUrl }) => (
    <Letter
      appUrl={appUrl}
      preview={WORDS[event].sentence}
      heading={WORDS[event].subject}
      button={{ text: 'Sign in', url: `${appUrl}/sign-in` }}
    >
      <Text style={paragraph}>{WORDS[event].sentence}</Text>
      <Text style={paragraph}>{WORDS[event].advice}</Text>
    </Letter>
  ),
})
