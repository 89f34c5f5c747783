import { definePriceCommand } from '../price-command'

/** What Enom asks for a product before the terms of this account. Enom PE_GetProductPrice. */
export const peGetProductPrice = definePriceCommand('PE_GetProductPrice')
