/** Why staff could not be shown what Enom holds. */
export type AskEnomRefusal =
  | { code: 'not-found' | 'not-bought' | 'nothing-unclear' | 'no-account' }
  | { code: 'enom-refused'; text: string }

/** The sentence staff read when Enom could not be asked. */
export function askEnomText(refusal: AskEnomRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such certificate.'
    case 'not-bought':
      return 'This certificate has not been bought at Enom yet, so Enom knows nothing of it.'
    case 'nothing-unclear':
      return 'No purchase of this certificate is unclear any more. Load the page again to see what became of it.'
    case 'no-account':
      return 'There is no Enom account to ask with. Add one in Enom accounts.'
    case 'enom-refused':
      return `Enom could not be asked: ${refusal.text}. Test the connection in Enom accounts.`
  }
}
