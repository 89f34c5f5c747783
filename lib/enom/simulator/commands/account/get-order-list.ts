import { el, group } from '../../render/element'
import { isProcessed, listOrders } from '../../state/orders'
import { between, readDay, sixMonthsBefore, writeDay } from '../../time/day'
import { type CommandAnswer, readPosition, wrapped } from '../command'

const PAGE = 25

/** Lists the account's orders, newest first, 25 per page, covering at most six months. */
export const getOrderList: CommandAnswer = {
  name: 'GetOrderList',
  answer(call) {
    const { clock, store, account } = call
    const now = clock.now()
    const end = readDay(call.parameter('EndDate')) ?? readDay(clock.date(now.toISOString())) ?? 0
    const begin = Math.max(readDay(call.parameter('BeginDate')) ?? 0, sixMonthsBefore(end))
    const isAsked = between(begin, end, clock.date)
    const found = listOrders(store, account.loginId)
      .filter(({ at }) => isAsked(at))
      .reverse()
    const start = readPosition(call, 'Start')
    const rows = found.slice(start - 1, start - 1 + PAGE)
    const yesNo = (value: boolean) => (value ? 'Yes' : 'No')
    const hasNext = start - 1 + PAGE < found.length
    return wrapped(call, 'GetOrderList', [
      el('BeginDate', `${writeDay(begin)} 12:00:00 AM`),
      el('EndDate', clock.dateTime(now.toISOString()).replace(/^\S+/, writeDay(end))),
      ...rows.map((order) =>
        group('OrderDetail', [
          el('OrderID', order.orderId),
          el('OrderDate', clock.dateTime(order.at)),
          el('StatusDesc', isProcessed(order, now) ? 'Order complete' : 'Processing'),
          el('OrderProcessFlag', isProcessed(order, now)),
        ]),
      ),
      el('ShowPreviousAndNext', yesNo(start > 1 || hasNext)),
      el('ShowPreviousLink', yesNo(start > 1)),
      el('PreviousStartPosition', Math.max(1, start - PAGE)),
      el('ShowStart', start),
      el('ShowEnd', start - 1 + rows.length),
      el('ShowNextLink', yesNo(hasNext)),
      el('NextStartPosition', start + PAGE),
      el('RecordCount', found.length),
    ])
  },
}
