import { z } from 'zod'

const LONGEST_NOTE = 2000

/** A note entered by staff. */
export const noteInput = z.object({
  id: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1, 'Enter a note first.')
    .refine((text) => text.length <= LONGEST_NOTE, {
      error: ({ input }) => `This note has ${String(input).length} characters. Use at most ${LONGEST_NOTE}.`,
    }),
})
