import { cookies } from 'next/headers'
import { basketCookie, isBasketToken } from '@/lib/cart/cookie'
import { BASKET_MAX_AGE, COUNT_COOKIE } from '@/lib/cart/schema'
import { env } from '@/lib/config/env'

/** This browser's basket token, if its cookie holds one. */
export async function readBasketToken(): Promise<string | undefined> {
  const value = (await cookies()).get(basketCookie(env.APP_URL).name)?.value
  return isBasketToken(value) ? value : undefined
}

/** Notes in this browser how many certificates the basket holds and, when a basket began, its token. For actions only. */
export async function writeBasket({ count, token }: { count: number; token?: string }): Promise<void> {
  const jar = await cookies()
  const { name, secure } = basketCookie(env.APP_URL)
  const shared = { path: '/', sameSite: 'lax', secure, maxAge: BASKET_MAX_AGE } as const
  if (token) jar.set(name, token, { ...shared, httpOnly: true })
  // Read by the badge on static pages, therefore not HttpOnly; it holds a number and nothing else.
  jar.set(COUNT_COOKIE, String(count), shared)
}
