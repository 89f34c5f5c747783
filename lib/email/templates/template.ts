import type { ReactElement } from 'react'
import type { z } from 'zod'

/** What a template may know besides its data. */
export type Surroundings = {
  /** The shop's own address, without a slash at the end. */
  appUrl: string
  /** The secret address of mails that carry one. */
  linkUrl?: string
  /** The six digits of a sign-in mail. */
  code?: string
}

/** Turns a mail's data, checked first, into its subject and its sheet. */
export type WriteMail = (data: unknown, surroundings: Surroundings) => { subject: string; sheet: ReactElement }

/** Makes a template for the data that `schema` describes. */
export function template<Data>(
  schema: z.ZodType<Data>,
  parts: { subject: (data: Data) => string; body: (data: Data, surroundings: Surroundings) => ReactElement },
): WriteMail {
  return (data, surroundings) => {
    const checked = schema.parse(data)
    return { subject: parts.subject(checked), sheet: parts.body(checked, surroundings) }
  }
}
