import english from '../languages/messages/en/forms.json' with { type: 'json' }

/** Messages for a form that is refused before the shop reads it. An open page shows them above its fields, in its own language. */
export const FORM_REFUSALS = english.forms.refusals

/** The message for an address that cannot be read. */
export const UNREADABLE_ADDRESS = 'We can’t read this address. Check it, or start from the front page.'
