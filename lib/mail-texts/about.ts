import { env } from '../config/env'
import { aboutMail, type MailAbout } from '../email/render-mail'

/** A link and a code for texts that are shown, which open nothing. */
export const EXAMPLE_SECRETS = { linkUrl: `${env.APP_URL}/link/example`, code: '123456' }

/** Returns what the shop itself knows of a mail's text, with the values of its example; null for an id that no mail has. */
export function aboutText(mail: string, shopName: string): MailAbout | null {
  return aboutMail(mail, { shopName, appUrl: env.APP_URL, ...EXAMPLE_SECRETS })
}
