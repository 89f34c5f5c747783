import { certConfigureCert } from './cert-configure-cert'
import { certGetApproverEmail } from './cert-get-approver-email'
import { certGetCertDetail } from './cert-get-cert-detail'
import { certGetCerts } from './cert-get-certs'
import { certParseCsr } from './cert-parse-csr'
import { certPurchaseCert } from './cert-purchase-cert'
import { checkLogin } from './check-login'
import type { SimulatedCommand } from './command'
import { getBalance } from './get-balance'
import { getCerts } from './get-certs'
import { getTransHistory } from './get-trans-history'
import { purchaseServices } from './purchase-services'

const COMMANDS = [
  checkLogin,
  getBalance,
  getCerts,
  purchaseServices,
  certParseCsr,
  certConfigureCert,
  certGetApproverEmail,
  certPurchaseCert,
  certGetCertDetail,
  certGetCerts,
  getTransHistory,
]

const byName = new Map(COMMANDS.map((command) => [command.name.toLowerCase(), command]))

/** Finds a command by its name, in any case. */
export function findCommand(name: string): SimulatedCommand | undefined {
  return byName.get(name.trim().toLowerCase())
}
