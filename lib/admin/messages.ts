/** The reason why Enom's data could not be shown. */
export type AskEnomRefusal =
  | { code: 'not-found' | 'not-bought' | 'nothing-unclear' | 'no-account' }
  | { code: 'enom-refused'; text: string }

/** Returns the message shown to staff when Enom could not be called or the call failed. */
export function askEnomText(refusal: AskEnomRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This certificate doesn’t exist.'
    case 'not-bought':
      return 'This certificate hasn’t been bought from Enom yet, so Enom has no record of it.'
    case 'nothing-unclear':
      return 'The outcome of this purchase is now known. Reload the page to see it.'
    case 'no-account':
      return 'No Enom account is set up. Add one under Enom accounts.'
    case 'enom-refused':
      return `The request to Enom failed: ${refusal.text}. Test the connection under Enom accounts.`
  }
}
