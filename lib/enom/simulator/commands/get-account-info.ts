import { el } from '../render/element'
import { type CommandAnswer, wrapped } from './command'

/** Who the account is. It really answers the password in plain text: whoever asks must take care of the answer. */
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
