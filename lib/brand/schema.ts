import { z } from 'zod'

export const brandInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name of the shop.')
    .max(40, 'Use at most 40 characters, so that the name fits at the head of a page.')
    .regex(/^[^\p{Cc}<>]*$/u, 'The name can’t contain < or >, or invisible characters.'),
})
