import { z } from 'zod'
import { defineCommand } from '../command'
import { countField, dayInput, idField, optionalDay, optionalFlag, usDay } from '../fields'
import { child, children, textIn } from '../xml'

/** Enom's fixed page size. */
export const ORDERS_PAGE = 25

/** The account's orders, newest first, 25 per page, covering at most six months. Enom GetOrderList. */
export const getOrderList = defineCommand({
  name: 'GetOrderList',
  effect: 'read',
  timeoutMs: 30_000,
  size: 'list',
  input: z.object({
    /** Counted from 1. */
    start: z.int().positive().max(9999),
    from: dayInput.optional(),
    to: dayInput.optional(),
  }),
  toForm: ({ start, from, to }) => ({ Start: start, BeginDate: usDay(from), EndDate: usDay(to) }),
  reply: z.object({
    total: countField,
    orders: z.array(z.object({ orderId: idField, orderDate: optionalDay, status: z.string().optional(), processed: optionalFlag })),
  }),
  fromReply: (root) => {
    const list = child(root, 'OrderList')
    return {
      total: textIn(list, 'RecordCount'),
      orders: children(list, 'OrderDetail').map((order) => ({
        orderId: textIn(order, 'OrderID'),
        orderDate: textIn(order, 'OrderDate'),
        status: textIn(order, 'StatusDesc'),
        processed: textIn(order, 'OrderProcessFlag'),
      })),
    }
  },
  recordable: ({ start, from, to }) => ({ start, from, to }),
})
