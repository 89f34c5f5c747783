export type StaffRefusal = {
  code: 'not-found' | 'bad-email' | 'already-staff' | 'last-owner' | 'too-many-today' | 'yourself' | 'no-second-step'
}

/** Returns the message for a refused change to staff. */
export function staffRefusalText({ code }: StaffRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This person no longer works here, or the invitation is no longer valid. Nothing was changed.'
    case 'bad-email':
      return 'Enter an email address in the format name@example.com.'
    case 'already-staff':
      return 'This address belongs to someone who already works here. Change their role in the list.'
    case 'last-owner':
      return 'This is the only owner. Make someone else an owner first, so that the shop always has one.'
    case 'too-many-today':
      return 'You have sent 20 invitations in the last 24 hours. Try again tomorrow.'
    case 'yourself':
      return 'You can’t remove yourself. Another owner can.'
    case 'no-second-step':
      return 'You don’t use a second step yourself. Set one up first, so that you don’t lock yourself out.'
  }
}
