import { definePriceCommand } from '../price-command'

/** The price this account charges its own customers for a product, as set at Enom. Enom PE_GetRetailPrice. */
export const peGetRetailPrice = definePriceCommand('PE_GetRetailPrice')
