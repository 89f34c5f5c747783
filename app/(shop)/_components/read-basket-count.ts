// COUNT_COOKIE from lib/cart/schema.ts, copied here because importing it would add a schema library to every page.
const COUNT = /(?:^|; )keelmark_basket_count=(\d{1,4})(?:;|$)/

/** Returns the number of certificates in this browser's basket, according to the count cookie. */
export function readBasketCount(cookies: string): number {
  return Number(COUNT.exec(cookies)?.[1] ?? 0)
}
