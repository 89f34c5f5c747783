import { definePriceCommand } from '../price-command'

/** Enom's price for a product before this account's terms. Enom PE_GetProductPrice. */
export const peGetProductPrice = definePriceCommand('PE_GetProductPrice')
