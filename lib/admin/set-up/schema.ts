import { z } from 'zod'

export const noteBackupInput = z.object({
  backup: z
    .string()
    .trim()
    .min(10, 'Say when the backup is made and where it is kept, in 10 characters or more.')
    .max(500, 'Use at most 500 characters.'),
})

/** The steps that staff chose to skip when opening the shop, separated by commas. */
export const openShopInput = z.object({
  agreedTo: z
    .string()
    .max(200)
    .default('')
    .transform((text) => text.split(',')),
})
