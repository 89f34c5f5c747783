import { cookies } from 'next/headers'
import { basketCookie, isBasketToken } from '@/lib/cart/cookie'
import { BASKET_MAX_AGE, COUNT_COOKIE } from '@/lib/cart/schema'
import { env } from '@/lib/config/env'

/** Returns this browser's basket token, or undefined if its cookie contains none. */
export async function readBasketToken(): Promise<string | undefined> {
  const value = (await cookies()).get(basketCookie(env.APP_URL).name)?.value
  return isBasketToken(value) ? value : undefined
}

/** Writes the number of certificates in the basket to one cookie, and the token of a new basket to another. Only usable in actions. */
export async function writeBasket({ count, token }: { count: number; token?: string }): Promise<void> {
  const jar = await cookies()
  const { name, secure } = basketCookie(env.APP_URL)
  const shared = { path: '/', sameSite: 'lax', secure, maxAge: BASKET_MAX_AGE } as const
  if (token) jar.set(name, token, { ...shared, httpOnly: true })
  // Not HttpOnly, because the badge on static pages reads it. It contains only a number.
  jar.set(COUNT_COOKIE, String(count), shared)
}
