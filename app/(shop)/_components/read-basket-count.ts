// COUNT_COOKIE of lib/cart/schema.ts, which cannot be imported here: it would bring a schema library to every page.
const COUNT = /(?:^|; )keelmark_basket_count=(\d{1,4})(?:;|$)/

/** How many certificates the basket of this browser holds, by the cookie written with it. */
export function readBasketCount(cookies: string): number {
  return Number(COUNT.exec(cookies)?.[1] ?? 0)
}
