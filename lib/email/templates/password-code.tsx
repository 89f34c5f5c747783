import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { digits, hint, Letter, paragraph } from './letter'
import { template } from './template'

export const passwordCode = template(MAIL_KINDS.password_code, {
  subject: () => 'Your code to set a Keelmark password',
  body: (_data, { appUrl, code }) => (
    <Letter
      appUrl={appUrl}
      preview="Type it under Settings. It works for ten minutes, once."
      heading="Your code to set a password"
      after={
        <Text style={hint}>
          You did not ask for this? Then somebody is signed in to your account. Sign in, open Settings and press “Sign out everywhere”.
        </Text>
      }
    >
      {code ? (
        <>
          <Text style={digits}>{code}</Text>
          <Text style={paragraph}>Type it under Settings, together with the new password. It works for ten minutes, once.</Text>
        </>
      ) : (
        <Text style={paragraph}>
          Codes are switched off for this address, because somebody has typed too many wrong ones. Sign out, sign in again with the link
          that we mail you, and ask for a new code then.
        </Text>
      )}
    </Letter>
  ),
})
