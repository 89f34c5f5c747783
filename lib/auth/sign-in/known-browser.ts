import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { canonicalEmail } from '../../canonical-email'
import { env } from '../../config/env'
import { sealedCookie } from '../session/sealed-cookie'

/** The maximum number of people listed in the cookie; several, because a browser may be shared. */
const MAX_PEOPLE = 5

const cookie = sealedCookie('keelmark_known', {
  seconds: 365 * 24 * 60 * 60,
  schema: z.object({ browser: z.uuid(), people: z.array(z.string()) }),
})

/**
 * Returns the browser's id if someone has signed in to this address from it before, otherwise null. It grants no access: attempts from a
 * known browser are only counted separately, so that strangers cannot use them up.
 */
export async function knownBrowser(email: string): Promise<string | null> {
  const known = await cookie.get()
  return known?.people.includes(personIn(known.browser, email)) ? known.browser : null
}

/** Records in this browser's cookie that someone has just signed in to this address. Call it from a server action only. */
export async function rememberBrowser(email: string): Promise<void> {
  const { browser, people } = (await cookie.get()) ?? { browser: randomUUID(), people: [] }
  const person = personIn(browser, email)
  await cookie.set({ browser, people: [person, ...people.filter((other) => other !== person)].slice(0, MAX_PEOPLE) })
}

function personIn(browser: string, email: string): string {
  return createHmac('sha256', env.AUTH_SECRET)
    .update(`known browser:${browser}:${canonicalEmail(email) ?? email}`)
    .digest('base64url')
}
