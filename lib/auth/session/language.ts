import { cookies } from 'next/headers'
import { DEFAULT_LANGUAGE, LANGUAGE_COOKIE, type Language, languageOf } from '../../languages/types'
import type { Session } from './check-session'
import { COOKIE_OPTIONS } from './claims'
import { readSession } from './session'

const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 60 * 60

/**
 * Returns the language of a private page: that of the account of the client who is signed in, otherwise the one this browser last chose.
 * `known`: what to use for a browser that never chose, such as the language of the account a mailed link belongs to. Public pages have the
 * language of their address.
 */
export async function readLanguage(known?: Language): Promise<Language> {
  return languageFor(await readSession(), known)
}

/** Does what `readLanguage` does, for those who have read the session already. */
export async function languageFor(session: Session | null, known: Language = DEFAULT_LANGUAGE): Promise<Language> {
  if (session?.actor.kind === 'client') return session.user.language
  return (await languageOfBrowser()) ?? session?.user.language ?? known
}

/** Returns the language this browser last chose, or null. */
export async function languageOfBrowser(): Promise<Language | null> {
  return languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value)
}

/** Keeps the chosen language in this browser. Call it from a server action or a route handler only. */
export async function keepLanguage(language: Language): Promise<void> {
  ;(await cookies()).set(LANGUAGE_COOKIE, language, { ...COOKIE_OPTIONS, httpOnly: false, maxAge: COOKIE_MAX_AGE_SECONDS })
}
