import { z } from 'zod'

/** The legal pages of a shop, by path. */
export const LEGAL_PAGES = ['terms', 'privacy', 'refunds', 'imprint'] as const
export type LegalPage = (typeof LEGAL_PAGES)[number]

/** Returns whether a string, such as a path segment, names a legal page. */
export function isLegalPage(text: string): text is LegalPage {
  return LEGAL_PAGES.some((page) => page === text)
}

const MAX_LENGTH = 60_000

export const legalTextInput = z.object({
  page: z.enum(LEGAL_PAGES),
  text: z
    .string()
    .trim()
    .min(1, 'Enter the text. An empty page can’t be published.')
    .max(MAX_LENGTH, `Use at most ${MAX_LENGTH.toLocaleString('en-GB')} characters.`),
})
