import { cookies } from 'next/headers'
import { DEFAULT_LANGUAGE, LANGUAGE_COOKIE, type Language, languageOf } from '../../languages/types'
import type { Session } from './check-session'
import { COOKIE_OPTIONS } from './claims'
import { readSession } from './session'

const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 60 * 60

/**
 * Returns the language of a private page: that of the signed-in client's account, otherwise the one last chosen in this browser. `known`:
 * the fallback for a browser without a choice, such as the language of the account that an emailed link belongs to. Public pages use the
 * language in their URL.
 */
export async function readLanguage(known?: Language): Promise<Language> {
  return languageFor(await readSession(), known)
}

/** The same as `readLanguage`, for callers that have already read the session. */
export async function languageFor(session: Session | null, known: Language = DEFAULT_LANGUAGE): Promise<Language> {
  if (session?.actor.kind === 'client') return session.user.language
  return (await languageOfBrowser()) ?? session?.user.language ?? known
}

/** Returns the language last chosen in this browser, or null. */
export async function languageOfBrowser(): Promise<Language | null> {
  return languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value)
}

/** Stores the chosen language in this browser. Call it only from a server action or a route handler. */
export async function keepLanguage(language: Language): Promise<void> {
  ;(await cookies()).set(LANGUAGE_COOKIE, language, { ...COOKIE_OPTIONS, httpOnly: false, maxAge: COOKIE_MAX_AGE_SECONDS })
}
