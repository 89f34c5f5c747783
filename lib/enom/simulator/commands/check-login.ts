import { el } from '../render/element'
import type { SimulatedCommand } from './command'

export const checkLogin: SimulatedCommand = {
  name: 'CheckLogin',
  stack: 'API',
  answer: ({ account }) => [
    el('PartyID', `{${account.partyId}}`),
    el('Reseller', 1),
    el('ParentAccount', '000-00-0000'),
    el('IsETP', false),
    el('CartItems', 0),
    el('Account', account.accountNumber),
    el('enabled', 1),
  ],
}
