import { z } from 'zod'

const schema = z.object({
  web: z.url(),
  enom: z.url(),
  stripe: z.url(),
  inbox: z.url(),
  databaseUrl: z.string(),
})

/** Addresses of this run's shop, set by global-setup.ts. */
export const running = schema.parse(JSON.parse(process.env.KEELMARK_E2E ?? '{}'))
