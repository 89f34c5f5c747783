import { FOREIGN_FORM } from '../auth/text'

/** Messages for a form that is refused before the shop reads it. An open page shows them above its fields. */
export const FORM_REFUSALS = {
  foreign: FOREIGN_FORM,
  outdated:
    'This page was opened before an update, so nothing was sent. What you typed is still here: copy what you need, reload the page and send it again.',
  tooLarge: 'What you sent is larger than 1 MB, so nothing was saved. Choose a file with only what the form asks for, then send it again.',
  unreadable: 'This form arrived damaged, so nothing was done. Reload the page and send it again.',
} as const

/** Messages for a form that got no answer from the shop. */
export const FORM_FAILURES = {
  offline: 'The shop didn’t answer. Check your internet connection, then send this again. What you typed is still here.',
  failed: 'Something failed on our side, and we don’t know whether this was saved. What you typed is still here. Try again in a minute.',
} as const

/** The message for an address that cannot be read. */
export const UNREADABLE_ADDRESS = 'We can’t read this address. Check it, or start from the front page.'
