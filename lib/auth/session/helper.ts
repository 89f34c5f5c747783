import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '../../config/env'
import { findHelper, type Helper } from '../../people/find-helper'
import { COOKIE_OPTIONS } from './claims'

const COOKIE_NAME = env.APP_URL.startsWith('https://') ? '__Host-keelmark_helper' : 'keelmark_helper'
const COOKIE_MAX_AGE_SECONDS = 12 * 3600

/**
 * Stores a helper link's token in a cookie, so that it can be removed from the address bar. Call it from a server action after the link has
 * been opened.
 */
export async function startHelp(token: string): Promise<void> {
  ;(await cookies()).set(COOKIE_NAME, token, { ...COOKIE_OPTIONS, maxAge: COOKIE_MAX_AGE_SECONDS })
}

/**
 * Returns the helper whose link this browser opened, or null. The link is looked up each time, so a revoked link stops working immediately.
 */
export const readHelper = cache(async (): Promise<Helper | null> => {
  const token = (await cookies()).get(COOKIE_NAME)?.value
  return token ? findHelper(token) : null
})
