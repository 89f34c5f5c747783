import { checkLogin } from './account/check-login'
import { getAccountInfo } from './account/get-account-info'
import { getBalance } from './account/get-balance'
import { getOrderDetail } from './account/get-order-detail'
import { getOrderList } from './account/get-order-list'
import { getTransHistory } from './account/get-trans-history'
import { peGetProductPrice, peGetResellerPrice, peGetRetailPrice } from './account/pe-prices'
import { addToCart } from './cart/add-to-cart'
import { getCartContent } from './cart/get-cart-content'
import { insertNewOrder } from './cart/insert-new-order'
import { purchaseServices } from './cart/purchase-services'
import { updateCart } from './cart/update-cart'
import { certChangeApproverEmail } from './cert-change-approver-email'
import { certConfigureCert } from './cert-configure-cert'
import { certGetApproverEmail } from './cert-get-approver-email'
import { certGetCertDetail } from './cert-get-cert-detail'
import { certGetCerts } from './cert-get-certs'
import { certModifyOrder } from './cert-modify-order'
import { certParseCsr } from './cert-parse-csr'
import { certPurchaseCert } from './cert-purchase-cert'
import { certReissueCert } from './cert-reissue-cert'
import { certResendApproverEmail } from './cert-resend-approver-email'
import { certResendFulfillmentEmail } from './cert-resend-fulfillment-email'
import type { CommandAnswer, SimulatedCommand } from './command'
import { getCerts } from './get-certs'
import { WIRE } from './wire'

const COMMANDS: CommandAnswer[] = [
  checkLogin,
  getBalance,
  getAccountInfo,
  getTransHistory,
  getOrderList,
  getOrderDetail,
  getCerts,
  peGetProductPrice,
  peGetResellerPrice,
  peGetRetailPrice,
  purchaseServices,
  addToCart,
  getCartContent,
  updateCart,
  insertNewOrder,
  certParseCsr,
  certConfigureCert,
  certGetApproverEmail,
  certPurchaseCert,
  certGetCertDetail,
  certGetCerts,
  certModifyOrder,
  certChangeApproverEmail,
  certResendApproverEmail,
  certResendFulfillmentEmail,
  certReissueCert,
]

const byName = new Map<string, SimulatedCommand>(
  COMMANDS.map((command) => [command.name.toLowerCase(), { ...command, stack: WIRE[command.name].stack }]),
)

/** Returns the command with this case-insensitive name, and the server program that handles it. */
export function findCommand(name: string): SimulatedCommand | undefined {
  return byName.get(name.trim().toLowerCase())
}
