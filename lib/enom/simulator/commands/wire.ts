import type { Stack } from '../render/envelope'

/**
 * How a command's response is written. `wrapper` is the enclosing element. A `doubtful` wrapper is read by existing clients but missing
 * from the published samples, so a switch can omit it. `numbered` lists the groups whose keys are numbered in Text and HTML (`ItemID1`);
 * all other groups repeat their keys unchanged. `html` is the separator between key and value, and the line ending. `inferred` lists what
 * neither the documents nor the samples show.
 */
export type Wire = {
  stack: Stack
  wrapper?: string
  doubtful?: true
  numbered?: readonly string[]
  inferred?: 'stack' | 'numbered'
  html?: { mark: ':' | '='; end: '<br>' | '<BR>' | '<br />' }
}

/** One row per command, as shown in Enom's catalogue and samples. */
export const WIRE = {
  CheckLogin: { stack: 'API', numbered: ['Agreement'], html: { mark: '=', end: '<BR>' } },
  GetBalance: { stack: 'API' },
  GetAccountInfo: { stack: 'API', wrapper: 'GetAccountInfo', doubtful: true },
  GetTransHistory: { stack: 'API', wrapper: 'TransHistory', numbered: ['Transaction'] },
  GetOrderList: { stack: 'API.NET', wrapper: 'OrderList' },
  GetOrderDetail: { stack: 'API.NET', wrapper: 'Order', numbered: ['OrderDetail'] },
  GetCerts: { stack: 'API.NET', wrapper: 'GetCerts' },
  PE_GetProductPrice: { stack: 'API', wrapper: 'productprice' },
  PE_GetResellerPrice: { stack: 'API', wrapper: 'productprice' },
  PE_GetRetailPrice: { stack: 'API', wrapper: 'productprice' },
  PurchaseServices: { stack: 'API' },
  AddToCart: { stack: 'API', inferred: 'stack' },
  GetCartContent: { stack: 'API', wrapper: 'GetCartContent', numbered: ['item'], html: { mark: ':', end: '<br />' } },
  UpdateCart: { stack: 'API' },
  InsertNewOrder: { stack: 'API', inferred: 'stack' },
  CertParseCSR: { stack: 'API.NET', wrapper: 'CertParseCSR' },
  CertConfigureCert: { stack: 'API', wrapper: 'CertConfigureCert', numbered: ['Approver'], inferred: 'numbered' },
  CertGetApproverEmail: { stack: 'API', wrapper: 'CertGetApproverEMail', numbered: ['Approver'], inferred: 'numbered' },
  CertPurchaseCert: { stack: 'API', wrapper: 'CertPurchaseCert' },
  CertGetCertDetail: { stack: 'API.NET', wrapper: 'CertGetCertDetail', numbered: ['WebServerType'], inferred: 'numbered' },
  CertGetCerts: { stack: 'API.NET', wrapper: 'CertGetCerts', numbered: ['Cert'], inferred: 'numbered' },
  CertModifyOrder: { stack: 'API', wrapper: 'CertModifyOrder', inferred: 'stack' },
  CertChangeApproverEmail: { stack: 'API.NET', wrapper: 'CertChangeApproverEmail' },
  CertResendApproverEmail: { stack: 'API.NET', wrapper: 'CertResendApproverEmail' },
  CertResendFulfillmentEmail: { stack: 'API.NET', wrapper: 'CertResendFulfillmentEmail', doubtful: true, inferred: 'stack' },
  CertReissueCert: { stack: 'API.NET', wrapper: 'CertReissueCert', doubtful: true, inferred: 'stack' },
} as const satisfies Record<string, Wire>

export type CommandName = keyof typeof WIRE

const byUpperName = new Map<string, Wire>(Object.entries(WIRE).map(([name, wire]) => [name.toUpperCase(), wire]))

/** Returns a command's row by its case-insensitive name. */
export function findWire(name: string): Wire | undefined {
  return byUpperName.get(name.trim().toUpperCase())
}
