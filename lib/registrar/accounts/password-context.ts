/** Returns the context that binds a sealed password to its row and column. */
export function passwordContext(accountId: string): string {
  return `EnomAccount:${accountId}:passwordSealed`
}

/** Message for staff, and error of every call, when the key for a password is missing. */
export const PASSWORD_UNREADABLE = 'The shop cannot open the password it keeps for this account. Enter it again in Enom accounts.'
