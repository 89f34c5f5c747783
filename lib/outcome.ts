/**
 * What a call to an outside service that failed means, in the same three words for Stripe, Enom and the mail server:
 *
 * - `refused`: it understood what was asked and said no to it. Asking the same again gets the same no.
 * - `unavailable`: nothing was done, for a reason that is not what was asked: it is away, too busy, or does not accept our login. Later it may work.
 * - `unclear`: it may have been done. Look before anything is repeated.
 */
export type Outcome = 'refused' | 'unavailable' | 'unclear'
