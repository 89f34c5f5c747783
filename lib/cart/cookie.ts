/** Returns the name of the basket cookie and whether it is secure. Over HTTPS the cookie is bound to the host. */
export function basketCookie(appUrl: string): { name: string; secure: boolean } {
  const secure = appUrl.startsWith('https://')
  return { name: secure ? '__Host-keelmark_basket' : 'keelmark_basket', secure }
}

/** Whether a cookie's value has the form of a basket token: 256 bits in base64url. */
export function isBasketToken(value: string | undefined): value is string {
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)
}
