import type { TokenScope } from '../actor'

/** What a scope allows a token to do, as worded on the tokens page. */
export const SCOPE_WORDS: Record<TokenScope, string> = {
  'orders:read': 'Read orders',
  'orders:write': 'Place, cancel and read orders',
  'certificates:read': 'Read certificates',
  'certificates:write': 'Remind buyers, suspend and resume certificates, have emails resent, and read certificates',
  'products:read': 'Read products and prices',
}
