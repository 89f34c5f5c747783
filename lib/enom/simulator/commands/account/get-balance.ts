import { writeBalance } from '../../products/money'
import { el } from '../../render/element'
import type { CommandAnswer } from '../command'

export const getBalance: CommandAnswer = {
  name: 'GetBalance',
  answer: ({ account }) => [
    el('Reseller', 1),
    el('Balance', writeBalance(account.balance)),
    el('AvailableBalance', writeBalance(account.balance)),
    el('DomainCount', 0),
  ],
}
