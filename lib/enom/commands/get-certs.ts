import { z } from 'zod'
import { defineCommand } from '../command'
import { amountField, countField, flagField, optionalCount } from '../fields'
import { child, children, textIn } from '../xml'

/** The certificate products this account can sell, with the wholesale price for one year. Enom GetCerts. */
export const getCerts = defineCommand({
  name: 'GetCerts',
  effect: 'read',
  timeoutMs: 30_000,
  size: 'list',
  input: z.object({}),
  toForm: () => ({}),
  reply: z.object({
    count: optionalCount,
    products: z.array(
      z.object({
        code: z.string(),
        prodType: countField,
        description: z.string().optional(),
        resellerPrice: amountField,
        retailPrice: amountField.optional(),
        enabled: flagField,
        years: z.array(countField),
      }),
    ),
  }),
  fromReply: (root) => {
    // The documentation omits the opening tags of this wrapper, so both nestings are accepted.
    const list = child(child(root, 'GetCerts'), 'Certs') ?? child(root, 'Certs')
    const products = list?.children.filter((element) => /^cert\d*$/i.test(element.name))
    return {
      count: textIn(root, 'CertCount') ?? textIn(child(root, 'GetCerts'), 'CertCount'),
      products: products?.map((product) => ({
        code: textIn(product, 'ProdCode'),
        prodType: textIn(product, 'ProdType'),
        description: textIn(product, 'ProdDesc'),
        resellerPrice: textIn(product, 'ResellerPrice'),
        retailPrice: textIn(product, 'RetailPrice'),
        enabled: textIn(product, 'Enabled'),
        years: children(product, 'Years').map((years) => years.text),
      })),
    }
  },
  isAbout: (_, { count, products }) => count === undefined || count === products.length,
  recordable: () => ({}),
})
