import type { z } from 'zod'
import { type Messages, messagesOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../languages/types'
import { type MailText, paragraphsOf } from '../mail-text'
import { type Pen, penOf } from './pen'
import type { MailTemplate, MailValues, Surroundings } from './types'

/**
 * Creates a template for data that matches `schema`. `text` is the key of its text among the messages, or the text itself if the email is
 * in English only.
 */
export function template<Data>(
  schema: z.ZodType<Data>,
  text: keyof Messages['mails'] | MailText,
  {
    values,
    isFor,
    required,
    ...parts
  }: Pick<MailTemplate, 'to' | 'when' | 'variant'> & {
    example: Data
    isForStaff?: boolean
    /** Emails that have a button always require its variable. */
    required?: readonly string[]
    isFor?: (data: Data) => boolean
    values: (data: Data, surroundings: Surroundings & Pen) => MailValues
  },
): MailTemplate {
  const textIn = (language: Language) => (typeof text === 'string' ? translated(text, language) : tidy(text))
  return {
    isForStaff: false,
    ...parts,
    languages: typeof text === 'string' ? LANGUAGES : [DEFAULT_LANGUAGE],
    textIn,
    required: [...(textIn(DEFAULT_LANGUAGE).body.includes('{{button}}') ? ['button'] : []), ...(required ?? [])],
    isFor: (data) => isFor?.(schema.parse(data)) ?? true,
    valuesOf: (data, surroundings) => values(schema.parse(data), { ...surroundings, ...penOf(surroundings.language, surroundings.zone) }),
  }
}

const tidy = ({ body, ...lines }: MailText): MailText => ({ ...lines, body: paragraphsOf(body).join('\n\n') })

/** Returns a message in the form in which staff edit it: with its heading, and with `{{name}}` where the message has `{name}`. */
function translated(key: keyof Messages['mails'], language: Language): MailText {
  const { subject, preview, heading, body } = messagesOf(language).mails[key]
  const edited = (message: string) => message.replace(/\{(\w+)\}/g, '{{$1}}')
  return { subject: edited(subject), preview: edited(preview), body: edited([`# ${heading}`, ...body].join('\n\n')) }
}
