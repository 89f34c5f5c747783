/** Binds a sealed password to its row and column. */
export function passwordContext(accountId: string): string {
  return `EnomAccount:${accountId}:passwordSealed`
}

/** What staff read, and every call is refused with, when the key a password was sealed with is gone. */
export const PASSWORD_UNREADABLE = 'The shop cannot open the password it keeps for this account. Enter it again in Enom accounts.'
