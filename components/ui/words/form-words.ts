import english from '@/lib/languages/messages/en/forms.json' with { type: 'json' }

/** What forms say themselves. Pages in other languages hand theirs down (app/_components/document.tsx). */
export type FormWords = typeof english.forms

export const ENGLISH_WORDS: FormWords = english.forms
