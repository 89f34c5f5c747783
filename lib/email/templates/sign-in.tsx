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
      heading={code ? 'Your sign-in code' : 'Your sign-in link'}
      button={linkUrl ? { text: 'Sign in', url: linkUrl } : undefined}
      after={<Text style={hint}>You did not ask for this? Then do nothing: without it nobody gets in.</Text>}
    >
      {code ? (
        <>
          <Text style={digits}>{code}</Text>
          <Text style={paragraph}>Type it on the page you came from, or press the button. It works for ten minutes, once.</Text>
        </>
      ) : (
        <Text style={paragraph}>
          Press the button to sign in. It works for ten minutes, once. There is no code this time, because somebody has typed too many wrong
          ones for this address.
        </Text>
      )}
    </Letter>
  ),
})
