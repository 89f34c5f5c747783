import { el, group } from '../../render/element'
import type { CommandAnswer } from '../command'

/** Returns the logged-in account's party id. The cheapest way to check a login. */
export const checkLogin: CommandAnswer = {
  name: 'CheckLogin',
  answer: ({ account }) => [
    el('PartyID', `{${account.partyId}}`),
    el('Reseller', true),
    el('ParentAccount', '000-00-0000'),
    el('IsETP', 0),
    el('SiteType', 'E'),
    group('AgreementStatus', [
      group('Agreement', [
        el('Type', 1),
        el('Description', 'ResellerAgreement'),
        el('Category', 'ResellerAgreement'),
        el('RemoteURL'),
        el('LatestVersion', '3.0'),
        el('Agreed', 1),
        el('CurrentCompliance', 1),
        el('AgreementNote'),
      ]),
    ]),
    el('AgreementCount', 1),
    el('CartItems', account.cart?.length ?? 0),
    el('Account', account.accountNumber),
    el('enabled', true),
  ],
}
