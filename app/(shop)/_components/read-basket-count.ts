// COUNT_COOKIE of lib/cart/schema.ts, copied because importing it would add a schema library to every page.
const COUNT = /(?:^|; )keelmark_basket_count=(\d{1,4})(?:;|$)/

/** Returns how many certificates this browser's basket holds, according to the count cookie. */
export function readBasketCount(cookies: string): number {
  return Number(COUNT.exec(cookies)?.[1] ?? 0)
}
