import { writePrice } from '../products/money'
import { priceList } from '../products/price-list'
import { el, group } from '../render/element'
import { type CommandAnswer, wrapped } from './command'

/** Renders the price list. Products are elements named Cert1, Cert2 and so on, and `Years` repeats. */
export const getCerts: CommandAnswer = {
  name: 'GetCerts',
  answer(call) {
    const products = priceList(call.store)
    const rows = products.map((product, index) =>
      group(`Cert${index + 1}`, [
        el('ProdCode', product.service.toLowerCase()),
        el('ProdType', product.prodType),
        el('ProdDesc', product.description),
        el('QtyDesc', 'Year(s)'),
        el('RetailPrice', writePrice(product.retailPrice)),
        el('ResellerPrice', writePrice(product.resellerPrice)),
        el('Enabled', product.enabled),
        ...Array.from({ length: product.maxYears }, (_, years) => el('Years', years + 1)),
      ]),
    )
    return [...wrapped(call, 'GetCerts', [el('Reseller', true), group('Certs', rows)]), el('CertCount', products.length)]
  },
}
