import type { SaveAccountRefusal } from './save-account'

/** Returns the message for staff when an Enom account was not changed. */
export function accountRefusalText(refusal: SaveAccountRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This account doesn’t exist.'
    case 'password-missing':
      return 'Enter the password or an API token.'
    case 'password-again':
      return 'Enter the password again, because the login ID or Test Mode changed.'
    case 'login-in-use':
      return 'Certificates were or may have been bought with this login, so its login ID and Test Mode can’t be changed. Add another account for another login.'
    case 'staging':
      return 'This is a staging shop and only uses Enom’s test server. Tick Test Mode.'
    case 'login-taken':
      return 'Another account has this login ID and the same Test Mode. Use that one; products can share it.'
  }
}
