import type { TokenScope } from '../actor'

/** What a scope lets a token do, in the words of the tokens' page. */
export const SCOPE_WORDS: Record<TokenScope, string> = {
  'orders:read': 'Read orders',
  'orders:write': 'Place and cancel orders, and read them',
  'certificates:read': 'Read certificates',
  'certificates:write': 'Remind buyers, suspend and resume certificates, have emails sent again, and read certificates',
  'products:read': 'Read products and prices',
}
