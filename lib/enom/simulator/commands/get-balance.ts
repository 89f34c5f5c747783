import { writeBalance } from '../money'
import { el } from '../render/element'
import type { SimulatedCommand } from './command'

export const getBalance: SimulatedCommand = {
  name: 'GetBalance',
  stack: 'API',
  answer: ({ account }) => [
    el('Reseller', 1),
    el('Balance', writeBalance(account.balance)),
    el('AvailableBalance', writeBalance(account.balance)),
    el('DomainCount', 0),
  ],
}
