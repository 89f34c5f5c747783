import type { ReactElement } from 'react'
import type { z } from 'zod'

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
}

/** Checks a mail's data and turns it into a subject and a sheet. */
export type WriteMail = (data: unknown, surroundings: Surroundings) => { subject: string; sheet: ReactElement }

/** Creates a template for data that matches `schema`. */
export function template<Data>(
  schema: z.ZodType<Data>,
  parts: { subject: (data: Data, surroundings: Surroundings) => string; body: (data: Data, surroundings: Surroundings) => ReactElement },
): WriteMail {
  return (data, surroundings) => {
    const checked = schema.parse(data)
    return { subject: parts.subject(checked, surroundings), sheet: parts.body(checked, surroundings) }
  }
}
