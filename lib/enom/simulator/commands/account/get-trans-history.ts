import { writeAmount } from '../../products/money'
import { el, group } from '../../render/element'
import { listTransactions, type Transaction } from '../../state/transactions'
import { between, readDay, sixMonthsBefore, writeDay } from '../../time/day'
import { type Call, type CommandAnswer, readPosition, wrapped } from '../command'

const PAGE = 25

/** Lists the movements of the balance, newest first, 25 per page, covering at most six months. A longer period is shortened. */
export const getTransHistory: CommandAnswer = {
  name: 'GetTransHistory',
  answer(call) {
    const { clock, store, account } = call
    const today = readDay(clock.date(clock.now().toISOString())) ?? 0
    const end = readDay(call.parameter('EndDate')) ?? today
    const asked = readDay(call.parameter('StartDate'))
    const begin = Math.max(asked ?? 0, sixMonthsBefore(end))
    const isAsked = between(begin, end, clock.date)
    const found = listTransactions(store, account)
      .filter(({ at }) => isAsked(at))
      .reverse()
    const start = readPosition(call, 'StartPosition')
    const rows = found.slice(start - 1, start - 1 + PAGE)
    return wrapped(call, 'GetTransHistory', [
      el('AdjustedBeginDate', asked !== null && begin !== asked ? writeDay(begin) : ''),
      el('AdjustedEndDate'),
      el('FName', 'Simulated'),
      el('LName', 'Reseller'),
      el('PartyID', `{${account.partyId}}`),
      el('CurrentStartPosition', start),
      el('RecordCount', found.length),
      el('NewStartPosition', start + PAGE),
      el('OldStartPosition', Math.max(0, start - PAGE)),
      ...rows.map((transaction) => row(transaction, call)),
    ])
  },
}

function row({ at, amount, balance, description, type, orderId }: Transaction, { clock, store }: Call) {
  const link = orderId === null ? '' : `OrderDetail.asp?OrderID=${orderId}&OrderProcess=Successful`
  return group('Transaction', [
    el('Trans-Date', clock.dateTime(at)),
    el('Amount', writeAmount(amount)),
    el('TransDescription', description),
    el('TransType', type),
    el('LinkValue', link),
    el('OrderID', orderId ?? ''),
    el('OrderProcessFlag', true),
    el('Balance', writeAmount(balance)),
    el('ComBalance'),
    // Enom's catalogue documents numbers, but its samples show words.
    el('TransStatus', store.settings().switches.transStatus === 'number' ? 3 : 'Successful'),
  ])
}
