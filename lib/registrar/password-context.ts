/** Binds a sealed password to its row and column. */
export function passwordContext(accountId: string): string {
  return `EnomAccount:${accountId}:passwordSealed`
}
