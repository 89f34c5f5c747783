import type { ReactNode } from 'react'
import type { Language } from '../../languages/types'
import type { MailText } from '../mail-text'

/** The data a template receives in addition to its own. */
export type Surroundings = {
  /** The recipient’s language. Emails to staff are always in English. */
  language: Language
  /** The recipient's time zone; UTC if omitted. */
  zone?: string
  /** The shop's name. */
  shopName: string
  /** The shop's base URL, without a trailing slash. */
  appUrl: string
  /** The secret link, in emails that have one. */
  linkUrl?: string
  /** The six-digit code of a sign-in email. */
  code?: string
  /** The colour of buttons and links, replacing the shop's own. */
  accent?: string | null
  /** The email address and phone number for buyers, if staff have set them. */
  supportEmail?: string | null
  supportPhone?: string | null
}

/** What a variable represents: words, a link within a sentence, or a part of the email that forms a separate paragraph. */
export type MailValue = string | { text: string; url: string } | { block: ReactNode }
export type MailValues = Record<string, MailValue>

/** An email of the shop: its own text with variables, and what each variable represents. */
export type MailTemplate = {
  /** Set if a kind has several texts: the part of the id after the dot. */
  variant?: string
  /** Who gets the email, and when. */
  to: string
  when: string
  isForStaff: boolean
  /** The languages in which the email exists. */
  languages: readonly Language[]
  textIn: (language: Language) => MailText
  /** The variables that the body must contain. */
  required: readonly string[]
  /** Returns whether this text applies to the given data. The first matching text of a kind is used. */
  isFor: (data: unknown) => boolean
  /** @throws ZodError if the data does not fit the kind. */
  valuesOf: (data: unknown, surroundings: Surroundings) => MailValues
  example: unknown
}
