import { MAX_TOKENS, type TokenRefusal } from './make-token'

/** Returns the staff message for a token that could not be created or revoked. */
export function tokenMessage({ code }: TokenRefusal): string {
  switch (code) {
    case 'not-found':
      return 'Your role does not include API tokens.'
    case 'too-many-tokens':
      return `There are already ${MAX_TOKENS} valid tokens. Revoke one that is no longer in use.`
    case 'revoked-already':
      return 'This token has already been revoked. Reload the page to see it.'
  }
}
