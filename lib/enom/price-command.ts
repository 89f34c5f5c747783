import { z } from 'zod'
import { defineCommand } from './command'
import { amountField, flagField } from './fields'
import { child, textIn } from './xml'

/**
 * Defines one of Enom's three price commands, which differ in whose price they return. The price is for one year; `years` only selects a
 * price bracket. The element names are in lower case.
 */
export function definePriceCommand(name: string) {
  return defineCommand({
    name,
    effect: 'read',
    timeoutMs: 20_000,
    input: z.object({ prodType: z.int().positive(), years: z.int().min(1).max(10) }),
    toForm: ({ prodType, years }) => ({ ProductType: prodType, Years: years }),
    reply: z.object({ price: amountField, enabled: flagField }),
    fromReply: (root) => {
      const product = child(root, 'productprice')
      return { price: textIn(product, 'price'), enabled: textIn(product, 'productenabled') }
    },
    recordable: ({ prodType, years }) => ({ prodType, years }),
  })
}
