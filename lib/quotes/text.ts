import type { QuoteState } from './states'

/** The wording for the states of a quote, as a tag and as shown to its buyer. */
export const QUOTE_WORDS: Record<QuoteState, { label: string; tone: 'info' | 'good' | 'warning' | 'bad'; sentence: string }> = {
  open: { label: 'Open', tone: 'info', sentence: 'You owe nothing until you accept it and pay.' },
  accepted: { label: 'Accepted', tone: 'good', sentence: 'You have accepted this quote.' },
  expired: {
    label: 'Expired',
    tone: 'warning',
    sentence: 'This quote has expired, so it can’t be accepted. Reply to our email if you still want it.',
  },
  withdrawn: {
    label: 'Withdrawn',
    tone: 'warning',
    sentence: 'We have withdrawn this quote, so it can’t be accepted. Reply to our email if you have a question.',
  },
}
