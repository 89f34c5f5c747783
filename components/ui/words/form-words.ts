import english from '@/lib/languages/messages/en/forms.json' with { type: 'json' }

/** The texts of the forms themselves. Pages in other languages pass in their own (app/_components/document.tsx). */
export type FormWords = typeof english.forms

export const ENGLISH_WORDS: FormWords = english.forms
