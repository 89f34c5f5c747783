import { definePriceCommand } from '../price-command'

/** What this account pays for a product. Enom PE_GetResellerPrice. */
export const peGetResellerPrice = definePriceCommand('PE_GetResellerPrice')
