import { definePriceCommand } from '../price-command'

/** Enom's standard price for a product, regardless of this account's terms. Enom PE_GetProductPrice. */
export const peGetProductPrice = definePriceCommand('PE_GetProductPrice')
