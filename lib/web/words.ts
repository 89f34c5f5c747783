import { FOREIGN_FORM } from '../auth/words'

/** What a form is told before the shop has read it. A page that is still open shows these above its boxes. */
export const FORM_REFUSALS = {
  foreign: FOREIGN_FORM,
  outdated:
    'This page was opened before the shop was updated, so nothing was sent. What you typed is still here: copy what you need, load the page again and send it once more.',
  tooLarge:
    'What you sent is larger than 1 MB, so nothing was saved. Choose the file that holds only what is asked for, then send it again.',
  unreadable: 'This form arrived damaged, so nothing was done. Load the page again and send it once more.',
} as const

/** What a form says when no answer of the shop came back at all. */
export const FORM_FAILURES = {
  offline: 'No answer came back. Check your internet connection, then send this again: what you typed is still here.',
  failed: 'Something failed on our side, and we cannot say whether this was saved. What you typed is still here: try again in a minute.',
} as const

/** What is said about an address that cannot be read. */
export const UNREADABLE_ADDRESS = 'This address cannot be read. Check it, or start from the front page.'
