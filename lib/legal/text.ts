import type { LegalPage } from './schema'

/** The title of each page, and what the shop shows until staff have written one. */
export const LEGAL_WORDS: Readonly<Record<LegalPage, { title: string; placeholder: string; about: string }>> = {
  terms: {
    title: 'Terms',
    placeholder: 'This shop has not published its terms yet. Ask us before you order.',
    about: 'What buyers agree to at the checkout. Each order keeps the version it was placed under.',
  },
  privacy: {
    title: 'Privacy',
    placeholder: 'This shop has not published its privacy notice yet. Ask us what we keep about you.',
    about: 'What the shop keeps about people, why, and for how long.',
  },
  refunds: {
    title: 'Refunds',
    placeholder: 'This shop has not published its refund rules yet. Ask us before you order.',
    about: 'Until when and how a buyer gets their money back.',
  },
  imprint: {
    title: 'Imprint',
    placeholder: 'This shop has not published who runs it yet.',
    about: 'Who runs the shop: name, address, register and tax numbers.',
  },
}
