import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { digits, hint, Letter, paragraph } from './letter'
import { template } from './template'

export const signIn = template(MAIL_KINDS.sign_in, {
  subject: (_data, { shopName }) => `Your sign-in code for ${shopName}`,
  body: (_data, { appUrl, shopName, linkUrl, code }) => (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="It works once, within ten minutes."
      heading={code ? 'Your sign-in code' : 'Your sign-in link'}
      button={linkUrl ? { text: 'Sign in', url: linkUrl } : undefined}
      after={<Text style={hint}>Didn’t ask for this? Ignore it: no one can sign in without it.</Text>}
    >
      {code ? (
        <>
          <Text style={digits}>{code}</Text>
          <Text style={paragraph}>Enter it on the page you came from, or press the button. It works once, within ten minutes.</Text>
        </>
      ) : (
        <Text style={paragraph}>
          Press the button to sign in. It works once, within ten minutes. There is no code this time because someone entered too many wrong
          ones for this address.
        </Text>
      )}
    </Letter>
  ),
})
