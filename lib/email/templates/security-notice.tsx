import { MAIL_KINDS } from '../kinds'
import type { Pen } from './pen'
import { template } from './template'

export const securityNotice = template(MAIL_KINDS.security_notice, 'security_notice', {
  to: 'A buyer or a member of staff',
  when: 'Something changed about how they sign in.',
  required: ['what_happened', 'advice'],
  example: { event: 'new_sign_in', device: 'Firefox on Linux' },
  values: ({ event, device }, { appUrl, shopName, say, button }) => ({
    shop: shopName,
    about: say(`notice.${event}.about`, { shop: shopName }),
    what_happened: say(`notice.${event}.what`),
    browser: device ? browserText(device, say) : '',
    advice: say(`notice.${event}.advice`),
    button: button(say('press.signIn'), `${appUrl}/sign-in`),
  }),
})

/** Returns the name of a sign-in's browser, which is stored as `Firefox on Linux`, in the language of the email. */
function browserText(device: string, say: Pen['say']): string {
  const [name = '', system] = device.split(' on ')
  const browser = name === 'A browser' ? say('someBrowser') : name === 'An unknown browser' ? say('unknownBrowser') : name
  return system ? say('browserOn', { browser, system }) : browser
}
