import type { TextFault } from '../email/mail-text'

/** Returns a sentence about the fault in a text. `known` contains the variables that the email has. */
export function faultText({ code, name }: TextFault, known: readonly string[]): string {
  switch (code) {
    case 'unknown':
      return `This email has no {{${name}}}. It has ${known.map((one) => `{{${one}}}`).join(', ')}.`
    case 'missing':
      return `The text needs {{${name}}}. Put it on its own line, or in a sentence if it stands for words.`
    case 'not-alone':
      return `{{${name}}} stands for a whole section of the email. Put it in its own paragraph.`
    case 'braces':
      return `The braces in “${name}” don’t match. Write a value as {{name}}.`
    case 'no-heading':
      return 'The text needs a heading: a paragraph that starts with # and a space.'
  }
}

/** Returns one sentence per field of the form, about the first fault in it. */
export function faultsByField(faults: readonly TextFault[], known: readonly string[]): Record<string, string> {
  return Object.fromEntries(faults.toReversed().map((fault) => [fault.field, faultText(fault, known)]))
}
