import { env } from '../config/env'
import { aboutMail, type MailAbout } from '../email/render-mail'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'

/** A link and a code for previews, which give no access. */
export const EXAMPLE_SECRETS = { linkUrl: `${env.APP_URL}/link/example`, code: '123456' }

/** Returns the shop's own facts about an email's text, with example values; null for an id that no email has. */
export function aboutText(mail: string, shopName: string, language: Language): MailAbout | null {
  return aboutMail(mail, { language, shopName, appUrl: env.APP_URL, ...EXAMPLE_SECRETS })
}

/** Returns the back office page of an email's text in a language. */
export function pathOfText(mail: string, language: Language, query = ''): string {
  const asked = [language === DEFAULT_LANGUAGE ? '' : `language=${language}`, query].filter((part) => part !== '').join('&')
  return `/admin/settings/mails/${mail}${asked && `?${asked}`}`
}
