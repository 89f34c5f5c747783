import type { HelperStep, MemberRole } from '../permissions'
import type { AcceptTransferRefusal } from './accept-transfer'
import type { HelperLinkRefusal } from './create-helper-link'
import type { InviteRefusal } from './invite-member'
import type { OfferRefusal } from './offer-transfer'
import { MAX_HELPER_LINKS, MAX_HELPER_NAME_LENGTH, MAX_INVITATIONS_A_DAY, MAX_MEMBERS } from './schema'

/** The name of each role and what it includes. */
export const ROLE_TEXTS: Record<MemberRole, { label: string; hint: string }> = {
  owner: { label: 'Owner', hint: 'Everything, including people and orders.' },
  installer: { label: 'Installer', hint: 'Sets up, replaces and installs certificates. Sees no prices and no orders.' },
  billing: { label: 'Billing', hint: 'Sees orders and payments, and orders again. Changes no certificate and downloads no file.' },
  viewer: { label: 'Viewer', hint: 'Sees the status and downloads the file. Changes nothing.' },
}

/** The name of each step that a helper link opens, what its holder sees, and what they are asked to do. */
export const STEP_TEXTS: Record<HelperStep, { label: string; hint: string; task: string }> = {
  request: {
    label: 'Certificate request (CSR)',
    hint: 'They send the request from their server. They see no contacts.',
    task: 'Send the certificate request of your server.',
  },
  contacts: {
    label: 'Contacts',
    hint: 'They fill in the people the authority may contact. They don’t see earlier ones.',
    task: 'Fill in the people whom the authority may contact.',
  },
  approver: {
    label: 'Who approves',
    hint: 'They choose the inbox that approves the certificate.',
    task: 'Choose the inbox that approves the certificate.',
  },
  install: {
    label: 'Installation',
    hint: 'They download the issued file. It holds no private key.',
    task: 'Download the issued file and install it on your server.',
  },
}

export type PeopleRefusal = InviteRefusal | HelperLinkRefusal | OfferRefusal | AcceptTransferRefusal

/** Returns the sentence a person reads for a refusal, and the field it belongs to. */
export function peopleRefusal(refusal: PeopleRefusal): { field?: 'email' | 'name'; text: string } {
  switch (refusal.code) {
    case 'not-found':
      return { text: 'There is nothing here any more: it was changed or ended in the meantime. Reload the page.' }
    case 'bad-email':
      return { field: 'email', text: 'Enter an email address such as name@example.com.' }
    case 'is-owner':
      return { field: 'email', text: 'This address already owns it. Enter another address.' }
    case 'already-invited':
      return { field: 'email', text: 'This address is already a member or invited. Change the role in the list above.' }
    case 'too-many-members':
      return { text: `There are ${MAX_MEMBERS} members and invitations already. End one first.` }
    case 'too-many-today':
      return { text: `You have sent ${MAX_INVITATIONS_A_DAY} invitations in 24 hours. Send the next one tomorrow.` }
    case 'name-missing':
      return { field: 'name', text: 'Enter the name of the person the link is for.' }
    case 'name-too-long':
      return { field: 'name', text: `Use at most ${MAX_HELPER_NAME_LENGTH} characters.` }
    case 'too-many-links':
      return { text: `This certificate has ${MAX_HELPER_LINKS} helper links. Revoke one first.` }
    case 'already-offered':
      return { text: 'This certificate is already offered to another account. Withdraw that offer first.' }
    case 'disputed':
      return { text: 'The payment for this certificate is disputed at the bank, so it can’t move to another account now.' }
    case 'suspended':
      return { text: 'Our team has locked this certificate, so it can’t move to another account now.' }
    case 'refunded':
      return { text: 'This certificate is refunded, or its refund is on its way, so it can’t move to another account.' }
    case 'ended':
      return { text: 'This certificate has ended, so it can’t move to another account.' }
  }
}
