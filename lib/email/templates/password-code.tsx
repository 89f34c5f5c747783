import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { digits, hint, Letter, paragraph } from './letter'
import { template } from './template'

export const passwordCode = template(MAIL_KINDS.password_code, {
  subject: (_data, { shopName }) => `Your code to set a ${shopName} password`,
  body: (_data, { appUrl, shopName, code }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="Enter it under “Sign-in and security”. It works once, within ten minutes."
      heading="Your code to set a password"
      after={
        <Text style={hint}>
          Didn’t ask for this? Then someone else is signed in to your account. Sign in, open Settings, then “Sign-in and security”, and
          press “Sign out everywhere”.
        </Text>
      }
    >
      {code ? (
        <>
          <Text style={digits}>{code}</Text>
          <Text style={paragraph}>
            Enter it under “Sign-in and security”, together with the new password. It works once, within ten minutes.
          </Text>
        </>
      ) : (
        <Text style={paragraph}>
          Codes are switched off for this address because someone entered too many wrong ones. Sign out, sign in again with the link we
          email you, then ask for a new code.
        </Text>
      )}
    </Letter>
  ),
})
