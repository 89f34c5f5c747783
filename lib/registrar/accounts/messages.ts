import { staleText } from '../../audit-log/stale-text'
import type { RemoveAccountRefusal } from './remove-account'
import type { SaveAccountRefusal } from './save-account'

const ACCOUNT_LABELS = {
  label: 'Name',
  loginId: 'Login ID',
  testMode: 'Test Mode',
  costTolerance: 'Cost may exceed the price by',
  listLag: 'Wait before buying again',
  isShared: 'Also used for other purchases',
  lowBalance: 'Alert below, in cents',
}

/** Returns the message for staff when an Enom account was not changed. */
export function accountRefusalText(refusal: SaveAccountRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This account doesn’t exist.'
    case 'changed-since':
      return staleText(refusal, ACCOUNT_LABELS)
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

/** Returns the message for staff when an Enom account was not removed. */
export function removeAccountRefusalText(refusal: RemoveAccountRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This account doesn’t exist.'
    case 'bought-with':
      return 'The shop has bought certificates with this account, or tried to, so it can’t be removed: its login is still needed for them.'
    case 'refilled':
      return 'Refills are recorded for this account, and the bookkeeping needs them. If they are a mistake, remove them under its balance history first.'
    case 'is-default':
      return 'This is the default account. Make another one the default first.'
    case 'products':
      return refusal.count === 1
        ? 'A product is bought through this account. Assign it to another account first.'
        : `${refusal.count} products are bought through this account. Assign them to another account first.`
  }
}
