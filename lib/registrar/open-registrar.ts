import { now } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import type { EnomAccount } from '../db/generated/client'
import { createEnomClient, type EnomClient } from '../enom/client'
import { certConfigureCert } from '../enom/commands/cert-configure-cert'
import { certGetApproverEmail } from '../enom/commands/cert-get-approver-email'
import { certGetCertDetail } from '../enom/commands/cert-get-cert-detail'
import { certGetCerts, LARGEST_PAGE } from '../enom/commands/cert-get-certs'
import { certPurchaseCert } from '../enom/commands/cert-purchase-cert'
import { checkLogin } from '../enom/commands/check-login'
import { getBalance } from '../enom/commands/get-balance'
import { getCerts } from '../enom/commands/get-certs'
import { purchaseServices } from '../enom/commands/purchase-services'
import { EnomError } from '../enom/errors'
import { log } from '../log'
import { open, SealError } from '../secrets/open'
import { toContact, toDetail, toListed, toMoney, toPriced } from './from-enom'
import { PASSWORD_UNREADABLE, passwordContext } from './password-context'
import { type Caller, recordCall } from './record-call'
import type { Registrar } from './types'

/**
 * Opens the door to Enom for an account, or for the default one. Null when there is none.
 * The password is unsealed for the life of this object and goes nowhere but into the requests.
 */
export async function openRegistrar({
  accountId,
  certificateId,
}: {
  accountId: string | null
  certificateId?: string
}): Promise<Registrar | null> {
  const account = await db.enomAccount.findFirst({ where: accountId ? { id: accountId } : { isDefault: true } })
  if (!account) return null
  return registrarOf({ client: clientOf(account), accountId: account.id, certificateId })
}

/** A password that cannot be unsealed (the key was changed or lost) is, for all that follows, a login Enom would refuse. */
function clientOf(account: EnomAccount): EnomClient {
  const url = account.testMode ? env.ENOM_TEST_URL : env.ENOM_LIVE_URL
  try {
    const password = open(account.passwordSealed, { context: passwordContext(account.id) })
    return createEnomClient({ url, credentials: { loginId: account.loginId, password } })
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    log.error({ err: error, accountId: account.id }, 'an Enom password cannot be opened')
    return { call: (command) => Promise.reject(new EnomError('unauthorised', command.name, [{ text: PASSWORD_UNREADABLE }])) }
  }
}

function registrarOf(caller: Caller): Registrar {
  return {
    accountId: caller.accountId,

    async buy({ enomService, enomProdType, years }) {
      // Enom's answer names no price; the list is read first, so that failing here has bought nothing.
      const { products } = await recordCall(caller, getCerts, {})
      const product = products.find((candidate) => candidate.prodType === enomProdType)
      const cost = product ? toMoney(product.resellerPrice).amount * years : null
      const bought = await recordCall(caller, purchaseServices, { service: enomService, years }, { cost })
      return { enomCertId: bought.certId, enomOrderId: bought.orderId ?? null, cost }
    },

    async configure({ enomCertId, csrPem, serverTypeId, contacts: { admin, tech, billing } }) {
      const { approvers } = await recordCall(caller, certConfigureCert, {
        certId: enomCertId,
        csr: csrPem,
        webServerType: serverTypeId,
        contacts: { admin: toContact(admin), tech: toContact(tech ?? admin), billing: toContact(billing ?? admin) },
      })
      return { approvers }
    },

    async approvers({ enomCertId, domain }) {
      const { approvers } = await recordCall(caller, certGetApproverEmail, { certId: enomCertId, domain })
      return approvers
    },

    submit({ enomCertId, approverEmail, requester }) {
      return recordCall(caller, certPurchaseCert, { certId: enomCertId, approverEmail, requester })
    },

    async detail(enomCertId) {
      return toDetail(await recordCall(caller, certGetCertDetail, { certId: enomCertId }))
    },

    async certificates({ page, enomProdType, orderedFrom }) {
      const { certificates, total } = await recordCall(caller, certGetCerts, {
        start: (page - 1) * LARGEST_PAGE + 1,
        pageSize: LARGEST_PAGE,
        prodType: enomProdType,
        orderedFrom,
      })
      return { rows: certificates.map(toListed), total }
    },

    async priceList() {
      const { products } = await recordCall(caller, getCerts, {})
      return products.map(toPriced)
    },

    async balance() {
      const { availableBalance } = await recordCall(caller, getBalance, {})
      const money = toMoney(availableBalance)
      await db.enomAccount.update({ where: { id: caller.accountId }, data: { balance: money.amount, balanceAt: now() } })
      return money
    },

    async checkLogin() {
      await recordCall(caller, checkLogin, {})
    },
  }
}
