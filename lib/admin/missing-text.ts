import type { MissingText } from '../languages/missing-text'

/** The texts of the 404 page for staff. */
export const STAFF_MISSING: MissingText = {
  title: 'There is nothing at this address',
  lead: 'No back-office page has this address. It may have been removed, or the link is incomplete. Try searching for it.',
  links: [
    { href: '/admin/search', label: 'Search the shop' },
    { href: '/admin', label: 'Open the overview' },
  ],
}
