/** The two logins and the Enom account of the demo. They exist only in demo and test shops. */
export const DEMO_BUYER = { email: 'buyer@keelmark.example', password: 'fair-wind-and-tide', name: 'Robin Harbour' } as const
export const DEMO_ADMIN = { email: 'admin@keelmark.example', password: 'lantern-on-the-bow', name: 'Kim Mast' } as const
export const DEMO_ENOM = { label: 'Enom test server', loginId: 'keelmark', password: 'harbour-light', testMode: true } as const

export const DEMO_SELLER = {
  name: 'Keelmark Demo Ltd',
  address: '1 Quay Street\nLeeds LS1 1AA\nUnited Kingdom',
  email: 'invoices@keelmark.test',
  taxNumber: '',
  taxNote: 'No tax is charged.',
  keepYears: 10,
}
