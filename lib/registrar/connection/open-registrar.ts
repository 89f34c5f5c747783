import { now } from '../../clock'
import { db } from '../../db/client'
import type { EnomAccount } from '../../db/generated/client'
import { certChangeApproverEmail } from '../../enom/commands/cert-change-approver-email'
import { certConfigureCert } from '../../enom/commands/cert-configure-cert'
import { certGetApproverEmail } from '../../enom/commands/cert-get-approver-email'
import { certGetCertDetail } from '../../enom/commands/cert-get-cert-detail'
import { certGetCerts, LARGEST_PAGE } from '../../enom/commands/cert-get-certs'
import { certModifyOrder } from '../../enom/commands/cert-modify-order'
import { certPurchaseCert } from '../../enom/commands/cert-purchase-cert'
import { certReissueCert } from '../../enom/commands/cert-reissue-cert'
import { certResendApproverEmail } from '../../enom/commands/cert-resend-approver-email'
import { certResendFulfillmentEmail } from '../../enom/commands/cert-resend-fulfillment-email'
import { checkLogin } from '../../enom/commands/check-login'
import { getAccountInfo } from '../../enom/commands/get-account-info'
import { getBalance } from '../../enom/commands/get-balance'
import { getCerts } from '../../enom/commands/get-certs'
import { getOrderDetail } from '../../enom/commands/get-order-detail'
import { getOrderList, ORDERS_PAGE } from '../../enom/commands/get-order-list'
import { peGetProductPrice } from '../../enom/commands/pe-get-product-price'
import { peGetResellerPrice } from '../../enom/commands/pe-get-reseller-price'
import { peGetRetailPrice } from '../../enom/commands/pe-get-retail-price'
import { purchaseServices } from '../../enom/commands/purchase-services'
import { createEnomClient, type EnomClient } from '../../enom/connection/client'
import { EnomError } from '../../enom/errors'
import { faultPoint } from '../../fault-point'
import { log } from '../../log'
import { open, SealError } from '../../secrets/open'
import type { Login } from '../accounts/accounts'
import { keepReading } from '../accounts/balance-readings'
import { endpointOf } from '../accounts/endpoint'
import { PASSWORD_UNREADABLE, passwordContext } from '../accounts/password-context'
import { type Caller, recordCall } from '../calls/record-call'
import { RegistrarError } from '../errors'
import { toContact, toDetail, toListed, toMoney, toOrder, toOrderDetail, toPriced } from '../translation/from-enom'
import type { Registrar } from '../translation/types'
import { listTransactions } from './list-transactions'

/**
 * Opens the registrar of an account, or of the default one. Null if there is none. The password is unsealed for the lifetime of this object
 * and used only in requests. `password`: a password to try instead of the stored one, which is not changed.
 */
export async function openRegistrar({
  accountId,
  certificateId,
  password,
}: {
  accountId: string | null
  certificateId?: string
  password?: string
}): Promise<Registrar | null> {
  const account = await db.enomAccount.findFirst({ where: accountId ? { id: accountId } : { isDefault: true } })
  if (!account) return null
  const { loginId, testMode } = account
  return registrarOf({ client: clientOf(account, password), accountId: account.id, certificateId }, { loginId, testMode })
}

/**
 * Returns the account's client. If the password cannot be unsealed (its key was changed or lost), every call fails as if Enom had refused
 * the login.
 */
function clientOf(account: EnomAccount, given?: string): EnomClient {
  const url = endpointOf(account)
  try {
    const password = given ?? open(account.passwordSealed, { context: passwordContext(account.id) })
    return createEnomClient({ url, credentials: { loginId: account.loginId, password } })
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    log.error({ err: error, accountId: account.id }, 'Enom password cannot be decrypted')
    return { call: (command) => Promise.reject(new EnomError('unauthorised', command.name, [{ text: PASSWORD_UNREADABLE }])) }
  }
}

function registrarOf(caller: Caller, login: Login): Registrar {
  return {
    accountId: caller.accountId,
    login,

    for: (certificateId) => registrarOf({ ...caller, certificateId }, login),

    async buy({ operationId, enomService, years }) {
      const once = { operationId, onSent: () => faultPoint('purchase.sent'), onRead: () => faultPoint('purchase.read') }
      const bought = await recordCall(caller, purchaseServices, { service: enomService, years }, once)
      return { enomCertId: bought.certId, enomOrderId: bought.orderId ?? null }
    },

    async newestCertId() {
      const { certificates } = await recordCall(caller, certGetCerts, { start: 1, pageSize: 1 })
      return certificates[0]?.certId ?? 0
    },

    async configure({ enomCertId, csrPem, serverTypeId, contacts: { admin, tech, billing }, names }) {
      const { approvers } = await recordCall(caller, certConfigureCert, {
        certId: enomCertId,
        csr: csrPem,
        webServerType: serverTypeId,
        contacts: { admin: toContact(admin), tech: toContact(tech ?? admin), billing: toContact(billing ?? admin) },
        names,
      })
      return { approvers }
    },

    async approvers({ enomCertId, domain }) {
      const { approvers } = await recordCall(caller, certGetApproverEmail, { certId: enomCertId, domain })
      return approvers
    },

    async submit({ operationId, enomCertId, ...request }) {
      const { authorityOrderId, proof } = await recordCall(caller, certPurchaseCert, { certId: enomCertId, ...request }, { operationId })
      return { authorityOrderId, proof }
    },

    async withdraw(certId) {
      await recordCall(caller, certModifyOrder, { certId })
    },

    async changeApprover({ enomCertId, approverEmail }) {
      await recordCall(caller, certChangeApproverEmail, { certId: enomCertId, approverEmail })
    },

    async resendApproval(certId) {
      await recordCall(caller, certResendApproverEmail, { certId })
    },

    async resendFiles(certId) {
      await recordCall(caller, certResendFulfillmentEmail, { certId })
    },

    async reissue({ operationId, enomCertId, csrPem }) {
      await recordCall(caller, certReissueCert, { certId: enomCertId, csr: csrPem }, { operationId })
      return {}
    },

    async detail(enomCertId) {
      return toDetail(await recordCall(caller, certGetCertDetail, { certId: enomCertId }))
    },

    async certificates({ page, pageSize = LARGEST_PAGE, enomProdType, statusId, orderedFrom }) {
      const { certificates, total } = await recordCall(caller, certGetCerts, {
        start: (page - 1) * pageSize + 1,
        pageSize,
        prodType: enomProdType,
        statusId,
        orderedFrom,
      })
      return { rows: certificates.map(toListed), total }
    },

    transactions: ({ from }) => listTransactions(caller, from),

    async priceList() {
      const { products } = await recordCall(caller, getCerts, {})
      return products.map(toPriced)
    },

    async prices({ enomProdType, years }) {
      const question = { prodType: enomProdType, years }
      const calls = [
        recordCall(caller, peGetProductPrice, question),
        recordCall(caller, peGetResellerPrice, question),
        recordCall(caller, peGetRetailPrice, question),
      ] as const
      // If several calls fail, the error must not depend on which answer comes first.
      await Promise.allSettled(calls)
      const [list, yours, retail] = await Promise.all(calls)
      return { list: toMoney(list.price), yours: toMoney(yours.price), retail: toMoney(retail.price), enabled: yours.enabled }
    },

    async orders({ page }) {
      const { orders, total } = await recordCall(caller, getOrderList, { start: (page - 1) * ORDERS_PAGE + 1 })
      return { rows: orders.map(toOrder), total }
    },

    async order(orderId) {
      return toOrderDetail(await recordCall(caller, getOrderDetail, { orderId }))
    },

    async account() {
      const { account, reseller } = await recordCall(caller, getAccountInfo, {})
      return { number: account, isReseller: reseller }
    },

    async balance() {
      const { availableBalance } = await recordCall(caller, getBalance, {})
      const money = toMoney(availableBalance)
      await db.enomAccount.update({ where: { id: caller.accountId }, data: { balance: money.amount, balanceAt: now() } })
      await keepReading(caller.accountId, money.amount)
      return money
    },

    async checkLogin() {
      await recordCall(caller, checkLogin, {})
    },
  }
}

/**
 * Checks whether Enom responds again to accounts that it had stopped responding to. A probe that is not due is not sent (see breaker.ts).
 */
export async function probeBroken(): Promise<void> {
  const broken = await db.enomAccount.findMany({ where: { brokenSince: { not: null } }, select: { id: true } })
  for (const { id } of broken) {
    const registrar = await openRegistrar({ accountId: id })
    await registrar?.balance().catch((error: unknown) => {
      if (!(error instanceof RegistrarError)) throw error
    })
  }
}
