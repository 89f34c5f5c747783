import { z } from 'zod'
import { defineCommand } from '../command'
import { amountField, flagField, idField, optionalCount, optionalDay, optionalFlag } from '../fields'
import { child, children, textIn } from '../xml'

/**
 * One order and its items. `found` is false if the account has no such order. `OrderStatus` is a number on the order but Open or Closed on
 * its items. Enom GetOrderDetail.
 */
export const getOrderDetail = defineCommand({
  name: 'GetOrderDetail',
  effect: 'read',
  timeoutMs: 30_000,
  size: 'detail',
  input: z.object({ orderId: z.int().positive() }),
  toForm: ({ orderId }) => ({ OrderID: orderId }),
  reply: z.object({
    orderId: idField,
    found: flagField,
    orderDate: optionalDay,
    billDate: optionalDay,
    billed: amountField.optional(),
    hasCertificates: optionalFlag,
    status: z.string().optional(),
    items: z.array(
      z.object({
        product: z.string().optional(),
        description: z.string().optional(),
        status: z.string().optional(),
        years: optionalCount,
        /** An amount, or words such as `Not billed`. */
        paid: z.string().optional(),
        state: z.string().optional(),
      }),
    ),
  }),
  fromReply: (root) => {
    const order = child(root, 'Order')
    return {
      orderId: textIn(order, 'OrderID'),
      found: textIn(order, 'Result'),
      orderDate: textIn(order, 'OrderDate'),
      billDate: textIn(order, 'BillDate'),
      billed: textIn(order, 'OrderBillAmount'),
      hasCertificates: textIn(order, 'Certs'),
      status: textIn(order, 'StatusDesc'),
      items: children(order, 'OrderDetail').map((item) => ({
        product: textIn(item, 'ProductType'),
        description: textIn(item, 'Description'),
        status: textIn(item, 'Status'),
        years: textIn(item, 'Quantity'),
        paid: textIn(item, 'AmountPaid'),
        state: textIn(item, 'OrderStatus'),
      })),
    }
  },
  isAbout: (input, output) => input.orderId === output.orderId,
  recordable: ({ orderId }) => ({ orderId }),
})
