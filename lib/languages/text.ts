import { createTranslator } from 'use-intl/core'
import { formatMoney, type Money } from '../money'
import accountDe from './messages/de/account.json' with { type: 'json' }
import buyingDe from './messages/de/buying.json' with { type: 'json' }
import certificateDe from './messages/de/certificate.json' with { type: 'json' }
import csrDe from './messages/de/csr.json' with { type: 'json' }
import errorDe from './messages/de/error.json' with { type: 'json' }
import formsDe from './messages/de/forms.json' with { type: 'json' }
import guidesDe from './messages/de/guides.json' with { type: 'json' }
import keysDe from './messages/de/keys.json' with { type: 'json' }
import linksDe from './messages/de/links.json' with { type: 'json' }
import mailDe from './messages/de/mail.json' with { type: 'json' }
import ordersDe from './messages/de/orders.json' with { type: 'json' }
import securityDe from './messages/de/security.json' with { type: 'json' }
import setUpDe from './messages/de/set-up.json' with { type: 'json' }
import shopDe from './messages/de/shop.json' with { type: 'json' }
import toolsDe from './messages/de/tools.json' with { type: 'json' }
import accountEn from './messages/en/account.json' with { type: 'json' }
import buyingEn from './messages/en/buying.json' with { type: 'json' }
import certificateEn from './messages/en/certificate.json' with { type: 'json' }
import csrEn from './messages/en/csr.json' with { type: 'json' }
import errorEn from './messages/en/error.json' with { type: 'json' }
import formsEn from './messages/en/forms.json' with { type: 'json' }
import guidesEn from './messages/en/guides.json' with { type: 'json' }
import keysEn from './messages/en/keys.json' with { type: 'json' }
import linksEn from './messages/en/links.json' with { type: 'json' }
import mailEn from './messages/en/mail.json' with { type: 'json' }
import ordersEn from './messages/en/orders.json' with { type: 'json' }
import securityEn from './messages/en/security.json' with { type: 'json' }
import setUpEn from './messages/en/set-up.json' with { type: 'json' }
import shopEn from './messages/en/shop.json' with { type: 'json' }
import toolsEn from './messages/en/tools.json' with { type: 'json' }
import accountEs from './messages/es/account.json' with { type: 'json' }
import buyingEs from './messages/es/buying.json' with { type: 'json' }
import certificateEs from './messages/es/certificate.json' with { type: 'json' }
import csrEs from './messages/es/csr.json' with { type: 'json' }
import errorEs from './messages/es/error.json' with { type: 'json' }
import formsEs from './messages/es/forms.json' with { type: 'json' }
import guidesEs from './messages/es/guides.json' with { type: 'json' }
import keysEs from './messages/es/keys.json' with { type: 'json' }
import linksEs from './messages/es/links.json' with { type: 'json' }
import mailEs from './messages/es/mail.json' with { type: 'json' }
import ordersEs from './messages/es/orders.json' with { type: 'json' }
import securityEs from './messages/es/security.json' with { type: 'json' }
import setUpEs from './messages/es/set-up.json' with { type: 'json' }
import shopEs from './messages/es/shop.json' with { type: 'json' }
import toolsEs from './messages/es/tools.json' with { type: 'json' }
import { FORMAT_OF, type Language, PROSE_FORMAT_OF } from './types'

// Never import this file from a client component: every message would be sent to the browser (`npm run plan` rejects it).

const en = {
  ...shopEn,
  ...toolsEn,
  ...buyingEn,
  ...accountEn,
  ...certificateEn,
  ...setUpEn,
  ...ordersEn,
  ...securityEn,
  ...errorEn,
  ...csrEn,
  ...guidesEn,
  ...keysEn,
  ...linksEn,
  ...formsEn,
  ...mailEn,
}

export type Messages = typeof en

const MESSAGES = new Map<string, Messages>(
  Object.entries({
    en,
    de: {
      ...shopDe,
      ...toolsDe,
      ...buyingDe,
      ...accountDe,
      ...certificateDe,
      ...setUpDe,
      ...ordersDe,
      ...securityDe,
      ...errorDe,
      ...csrDe,
      ...guidesDe,
      ...keysDe,
      ...linksDe,
      ...formsDe,
      ...mailDe,
    },
    es: {
      ...shopEs,
      ...toolsEs,
      ...buyingEs,
      ...accountEs,
      ...certificateEs,
      ...setUpEs,
      ...ordersEs,
      ...securityEs,
      ...errorEs,
      ...csrEs,
      ...guidesEs,
      ...keysEs,
      ...linksEs,
      ...formsEs,
      ...mailEs,
    },
  } satisfies Record<Language, Messages>),
)

/** Cached, because creating a translator costs more than using it. */
const translators = new Map<string, unknown>()

/** Returns the raw messages of a language, for the few messages that are lists. */
export function messagesOf(language: Language): Messages {
  const messages = MESSAGES.get(language)
  if (!messages) throw new Error(`no messages in ${language}`)
  return messages
}

/**
 * Returns a function that formats the messages of one section in a language: `wordsOf('de', 'help')('title')`. The function throws if a
 * message or one of its values is missing.
 */
export function wordsOf<Part extends keyof Messages>(language: Language, part: Part) {
  const create = () =>
    createTranslator({
      locale: FORMAT_OF[language] ?? language,
      messages: messagesOf(language),
      namespace: part as keyof Messages,
      timeZone: 'UTC',
      onError: (error) => {
        throw error
      },
    })
  const key = `${language} ${part}`
  const known = (translators.get(key) ?? create()) as ReturnType<typeof createTranslator<Messages, Part>>
  translators.set(key, known)
  return known
}

/** Returns an amount formatted for a language: `19,00 $`. */
export function moneyIn(language: Language, money: Money): string {
  return formatMoney(money, FORMAT_OF[language])
}

/** Returns a list as written in a sentence: `a, b and c`. */
export function listIn(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(PROSE_FORMAT_OF[language]).format(parts)
}

/** Adds a language for tests. It can't be selected in the shop. */
export function learn(language: string, messages: Messages): void {
  MESSAGES.set(language, messages)
}
