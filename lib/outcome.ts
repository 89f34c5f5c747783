/**
 * The meaning of a failed call to an outside service, described by the same three words for Stripe, Enom and the mail server: - `refused`:
 * it understood the request and rejected it. The same request will be rejected again.
 * - `unavailable`: nothing was done, for a reason unrelated to the request: it is down, too busy, or does not accept our login. It may work
 *   later.
 * - `unclear`: it may have been done. Check before repeating anything.
 */
export type Outcome = 'refused' | 'unavailable' | 'unclear'
