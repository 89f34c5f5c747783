import type { LegalPage } from './schema'

/** The explanations of each page for staff. Those for buyers are in the message catalogue. */
export const LEGAL_WORDS: Readonly<Record<LegalPage, { title: string; about: string }>> = {
  terms: {
    title: 'Terms',
    about: 'What buyers agree to at checkout. Each order keeps the version it was placed under.',
  },
  privacy: {
    title: 'Privacy',
    about: 'What personal data the shop stores, why, and for how long.',
  },
  refunds: {
    title: 'Refunds',
    about: 'When and how buyers can get their money back.',
  },
  imprint: {
    title: 'Imprint',
    about: 'Who runs the shop: name, address, registration and tax numbers.',
  },
}
