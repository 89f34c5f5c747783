import type { ReactNode } from 'react'
import type { Language } from '../../languages/types'
import type { MailText } from '../mail-text'

/** What a template gets in addition to its data. */
export type Surroundings = {
  /** The recipient’s language. Emails to staff are always in English. */
  language: Language
  /** The recipient’s time zone; UTC if left out. */
  zone?: string
  /** The shop's name. */
  shopName: string
  /** The shop's address, without a trailing slash. */
  appUrl: string
  /** The secret link, in emails that have one. */
  linkUrl?: string
  /** The six-digit code of a sign-in email. */
  code?: string
  /** The colour of buttons and links, in place of the shop's own. */
  accent?: string | null
  /** Where buyers write to or call, if staff have set it. */
  supportEmail?: string | null
  supportPhone?: string | null
}

/** What a variable stands for: words, a link within a sentence, or a part of the email with a paragraph of its own. */
export type MailValue = string | { text: string; url: string } | { block: ReactNode }
export type MailValues = Record<string, MailValue>

/** An email of the shop: its own text with variables, and what each variable stands for. */
export type MailTemplate = {
  /** Set if a kind has several texts: the part of the id after the dot. */
  variant?: string
  /** Who gets it, and when. */
  to: string
  when: string
  isForStaff: boolean
  /** The languages it exists in. */
  languages: readonly Language[]
  textIn: (language: Language) => MailText
  /** Variables that the body can't do without. */
  required: readonly string[]
  /** Returns whether this text fits such data. The first one of a kind that fits is used. */
  isFor: (data: unknown) => boolean
  /** @throws ZodError if the data does not fit the kind. */
  valuesOf: (data: unknown, surroundings: Surroundings) => MailValues
  example: unknown
}
