import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type MailText, paragraphsOf } from '../mail-text'

/** What a template gets besides its data. */
export type Surroundings = {
  /** What the shop calls itself. */
  shopName: string
  /** The shop's address, without a trailing slash. */
  appUrl: string
  /** The secret link, in mails that have one. */
  linkUrl?: string
  /** The six-digit code of a sign-in mail. */
  code?: string
  /** The colour of buttons and links, in place of the shop's own. */
  accent?: string | null
  /** Where buyers write to or call, if staff have set it. */
  supportEmail?: string | null
  supportPhone?: string | null
}

/** What a variable stands for: words, a link within a sentence, or a part of the mail with a paragraph of its own. */
type MailValue = string | { text: string; url: string } | { block: ReactNode }
export type MailValues = Record<string, MailValue>

/** A mail of the shop: its own text with variables, and what each variable stands for. */
export type MailTemplate = {
  /** Set if a kind has several texts: the part of the id behind the dot. */
  variant?: string
  /** Who gets it, and when. */
  to: string
  when: string
  isForStaff: boolean
  text: MailText
  /** Variables that the body can't do without. */
  required: readonly string[]
  /** Returns whether this text is for such data. The first of a kind that is for it is used. */
  isFor: (data: unknown) => boolean
  /** @throws ZodError if the data does not fit the kind. */
  valuesOf: (data: unknown, surroundings: Surroundings) => MailValues
  example: unknown
}

/** Creates a template for data that matches `schema`. */
export function template<Data>(
  schema: z.ZodType<Data>,
  {
    values,
    isFor,
    required,
    subject,
    preview,
    body,
    ...parts
  }: MailText &
    Pick<MailTemplate, 'to' | 'when' | 'variant'> & {
      example: Data
      isForStaff?: boolean
      /** The button is always required where there is one. */
      required?: readonly string[]
      isFor?: (data: Data) => boolean
      values: (data: Data, surroundings: Surroundings) => MailValues
    },
): MailTemplate {
  const text = { subject, preview, body: paragraphsOf(body).join('\n\n') }
  return {
    isForStaff: false,
    ...parts,
    text,
    required: [...(body.includes('{{button}}') ? ['button'] : []), ...(required ?? [])],
    isFor: (data) => isFor?.(schema.parse(data)) ?? true,
    valuesOf: (data, surroundings) => values(schema.parse(data), surroundings),
  }
}
