import { env } from '../config/env'
import { aboutMail, type MailAbout } from '../email/render-mail'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'

/** A link and a code for previews; they grant no access. */
export const EXAMPLE_SECRETS = { linkUrl: `${env.APP_URL}/link/example`, code: '123456' }

/** Describes an email's text for this shop, with example values. Returns null for an unknown id. */
export function aboutText(mail: string, shopName: string, language: Language): MailAbout | null {
  return aboutMail(mail, { language, shopName, appUrl: env.APP_URL, ...EXAMPLE_SECRETS })
}

/** Returns the path of the back office page for an email's text in a given language. */
export function pathOfText(mail: string, language: Language, query = ''): string {
  const asked = [language === DEFAULT_LANGUAGE ? '' : `language=${language}`, query].filter((part) => part !== '').join('&')
  return `/admin/settings/mails/${mail}${asked && `?${asked}`}`
}
