import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { digits, hint, Letter, paragraph } from './letter'
import { template } from './template'

export const signIn = template(MAIL_KINDS.sign_in, {
  subject: () => 'Your sign-in code for Keelmark',
  body: (_data, { appUrl, linkUrl, code }) => (
    <Letter
      appUrl={appUrl}
      preview="It works for ten minutes, once."
      heading="Your sign-in code"
      button={linkUrl ? { text: 'Sign in', url: linkUrl } : undefined}
      after={<Text style={hint}>You did not ask for this? Then do nothing: without it nobody gets in.</Text>}
    >
      <Text style={digits}>{code}</Text>
      <Text style={paragraph}>Type it on the page you came from, or press the button. It works for ten minutes, once.</Text>
    </Letter>
  ),
})
