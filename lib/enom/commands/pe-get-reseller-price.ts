import { definePriceCommand } from '../price-command'

/** The price this account pays for a product. Enom PE_GetResellerPrice. */
export const peGetResellerPrice = definePriceCommand('PE_GetResellerPrice')
