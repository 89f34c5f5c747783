import { MAX_TOKENS, type TokenRefusal } from './make-token'

/** Returns the sentence for staff about a token that was not made or revoked. */
export function tokenMessage({ code }: TokenRefusal): string {
  switch (code) {
    case 'not-found':
      return 'Your role does not include the tokens of the API.'
    case 'too-many-tokens':
      return `${MAX_TOKENS} tokens are valid already. Revoke one that is no longer used.`
    case 'revoked-already':
      return 'This token was revoked already. Reload the page to see it.'
  }
}
