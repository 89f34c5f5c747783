/** Returns the context that binds a sealed password to its row and column. */
export function passwordContext(accountId: string): string {
  return `EnomAccount:${accountId}:passwordSealed`
}

/** The message for staff, and the error thrown by every call, when the key for a password is missing. */
export const PASSWORD_UNREADABLE = 'The shop cannot decrypt the password stored for this account. Enter it again under Enom accounts.'
