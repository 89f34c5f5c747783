import type { SaveAccountRefusal } from './save-account'

/** The sentence staff read when an Enom account is not saved. */
export function saveAccountText(refusal: SaveAccountRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such account.'
    case 'password-missing':
      return 'Enter the password or an API token.'
    case 'password-again':
      return 'Enter the password again: it belongs to one login ID on one server, and either of them changed.'
    case 'login-in-use':
      return 'Certificates were bought, or may have been, with this login ID on this server, so neither can change. Add a second account for the other one.'
    case 'login-taken':
      return 'Another of your accounts has this login ID on this server. Open that one in Enom accounts; products can share it.'
  }
}
