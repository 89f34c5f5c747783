import { z } from 'zod'
import { defineCommand } from '../command'
import { countField, dayInput, idField, optionalCount, optionalDay, optionalFlag, optionalId, usDay } from '../fields'
import { child, children, textIn } from '../xml'

/** Enom's maximum page size. The default of 25 would make older certificates seem absent. */
export const LARGEST_PAGE = 250

/** One page of the account's certificates, newest first. Old rows may lack most fields. Enom CertGetCerts. */
export const certGetCerts = defineCommand({
  name: 'CertGetCerts',
  effect: 'read',
  timeoutMs: 60_000,
  size: 'list',
  input: z.object({
    /** Counted from 1. */
    start: z.int().positive(),
    pageSize: z.int().min(1).max(LARGEST_PAGE),
    prodType: z.int().positive().optional(),
    statusId: z.int().positive().optional(),
    orderedFrom: dayInput.optional(),
  }),
  toForm: ({ start, pageSize, prodType, statusId, orderedFrom }) => ({
    StartPosition: start,
    PagingPageSize: pageSize,
    SortBy: 'CertID',
    SortByDirection: 'Desc',
    ProdType: prodType,
    CertStatusID: statusId,
    OrderDateStart: usDay(orderedFrom),
  }),
  reply: z.object({
    total: countField,
    count: optionalCount,
    certificates: z.array(
      z.object({
        certId: idField,
        orderId: optionalId,
        domainName: z.string().optional(),
        orderDate: optionalDay,
        expirationDate: optionalDay,
        prodType: optionalCount,
        productName: z.string().optional(),
        validityMonths: optionalCount,
        statusId: optionalCount,
        status: z.string().optional(),
        expired: optionalFlag,
      }),
    ),
  }),
  fromReply: (root) => {
    const list = child(child(root, 'CertGetCerts'), 'Certs')
    return {
      total: textIn(root, 'TotalCertCount') ?? textIn(list, 'TotalRecords'),
      count: textIn(list, 'Count'),
      certificates: (list && children(list, 'Cert'))?.map((cert) => ({
        certId: textIn(cert, 'CertID'),
        orderId: textIn(cert, 'OrderID'),
        domainName: textIn(cert, 'DomainName'),
        orderDate: textIn(cert, 'OrderDate'),
        expirationDate: textIn(cert, 'ExpirationDate'),
        prodType: textIn(cert, 'ProdType'),
        productName: textIn(cert, 'ProdDesc'),
        validityMonths: textIn(cert, 'ValidityPeriod'),
        statusId: textIn(cert, 'CertStatusID'),
        status: textIn(cert, 'CertStatus'),
        expired: textIn(cert, 'IsExpired'),
      })),
    }
  },
  // A response without rows must state that there are none. Missing rows alone do not prove it.
  isAbout: (_, { total, count, certificates }) =>
    count === undefined ? certificates.length > 0 || total === 0 : count === certificates.length,
  recordable: ({ start, pageSize, prodType, statusId, orderedFrom }) => ({ start, pageSize, prodType, statusId, orderedFrom }),
})
