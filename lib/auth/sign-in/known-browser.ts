import { createHmac, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { canonicalEmail } from '../../canonical-email'
import { env } from '../../config/env'
import { COOKIE_OPTIONS } from '../session/claims'

const COOKIE_NAME = env.APP_URL.startsWith('https://') ? '__Host-keelmark_known' : 'keelmark_known'
const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 60 * 60
/** How many people it remembers; a browser may be shared. */
const MAX_PEOPLE = 5

const schema = z.object({ browser: z.uuid(), people: z.array(z.string()) })

/**
 * Returns the browser's id if someone has signed in to this address from it before, otherwise null. It grants no access: attempts from a
 * known browser are only counted separately, so that strangers cannot use them up.
 */
export async function knownBrowser(email: string): Promise<string | null> {
  const known = await read()
  return known?.people.includes(personIn(known.browser, email)) ? known.browser : null
}

/** Remembers in this browser that someone has just signed in to this address. Call it from a server action only. */
export async function rememberBrowser(email: string): Promise<void> {
  const { browser, people } = (await read()) ?? { browser: randomUUID(), people: [] }
  const person = personIn(browser, email)
  const token = { browser, people: [person, ...people.filter((other) => other !== person)].slice(0, MAX_PEOPLE) }
  const value = await encode({ token, secret: env.AUTH_SECRET, salt: COOKIE_NAME, maxAge: COOKIE_MAX_AGE_SECONDS })
  ;(await cookies()).set(COOKIE_NAME, value, { ...COOKIE_OPTIONS, maxAge: COOKIE_MAX_AGE_SECONDS })
}

async function read(): Promise<z.infer<typeof schema> | null> {
  const token = (await cookies()).get(COOKIE_NAME)?.value
  if (!token) return null
  try {
    const parsed = schema.safeParse(await decode({ token, secret: env.AUTH_SECRET, salt: COOKIE_NAME }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function personIn(browser: string, email: string): string {
  return createHmac('sha256', env.AUTH_SECRET)
    .update(`known browser:${browser}:${canonicalEmail(email) ?? email}`)
    .digest('base64url')
}
