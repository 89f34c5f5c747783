/** Why staff could not settle a purchase. */
export type ResolveRefusal = {
  code:
    | 'not-found'
    | 'moved-meanwhile'
    | 'being-bought'
    | 'still-looking'
    | 'no-account'
    | 'not-at-enom'
    | 'enom-unavailable'
    | 'already-bound'
    | 'another-product'
    | 'set-up-at-enom'
}
