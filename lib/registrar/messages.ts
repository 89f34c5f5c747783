import type { SaveAccountRefusal } from './save-account'

/** The sentence staff read when nothing was done with an Enom account. */
export function accountRefusalText(refusal: SaveAccountRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such account.'
    case 'password-missing':
      return 'Enter the password or an API token.'
    case 'password-again':
      return 'Enter the password again: it belongs to the login ID and Test Mode as they were, and one of them changed.'
    case 'login-in-use':
      return 'Certificates were bought with this login, or may have been, so its login ID and Test Mode stay as they are. For another login add another account.'
    case 'staging':
      return 'This is a staging shop: it asks Enom’s test server only. Tick Test Mode.'
    case 'login-taken':
      return 'Another of your accounts has this login ID, with the same Test Mode. Open that one in Enom accounts; products can share it.'
  }
}
