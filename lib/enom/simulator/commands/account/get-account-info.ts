import { el } from '../../render/element'
import { type CommandAnswer, wrapped } from '../command'

/** Returns the account's details. Like the real command, it includes the password in plain text, so the caller must protect the response. */
export const getAccountInfo: CommandAnswer = {
  name: 'GetAccountInfo',
  answer: (call) =>
    wrapped(call, 'GetAccountInfo', [
      el('UserID', call.account.loginId),
      el('Password', call.account.password),
      el('AuthQuestionType', 'fbook'),
      el('AuthQuestionAnswer', 'The Odyssey'),
      el('Account', call.account.accountNumber),
      el('Reseller', true),
      el('AcceptTerms', true),
    ]),
}
